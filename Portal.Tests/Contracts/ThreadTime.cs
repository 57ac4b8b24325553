using System.Diagnostics;
using System.Globalization;

namespace Portal.Tests.Contracts;

/// <summary>
/// Processor's time that this thread has had since the start: what work costs, however many others want the processor meanwhile. For work that stays on
/// its thread. Where the system does not tell it, the time by the clock.
/// </summary>
internal sealed class ThreadTime
{
    private const string File = "/proc/thread-self/schedstat";

    private readonly long _clock = Stopwatch.GetTimestamp();
    private readonly long? _nanoseconds = Read();

    public TimeSpan Elapsed => _nanoseconds is { } before && Read() is { } now ? TimeSpan.FromMicroseconds((now - before) / 1000.0) : Stopwatch.GetElapsedTime(_clock);

    public static ThreadTime Start() => new();

    /// <summary>Linux, proc(5): nanoseconds on a processor, nanoseconds of waiting for one, and turns.</summary>
    private static long? Read() =>
        System.IO.File.Exists(File) && long.TryParse(System.IO.File.ReadAllText(File).Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time > 0 ? time : null;
}
