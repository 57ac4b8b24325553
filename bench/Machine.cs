using System.Globalization;
using System.Runtime.InteropServices;

namespace Bench;

/// <summary>When and where something was measured, for the head of a table.</summary>
internal static class Machine
{
    public static string Line => string.Create(
        CultureInfo.InvariantCulture,
        $"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (double)(1L << 30):0} GiB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}, load {Load}");

    private static string Load => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "not known";
}
