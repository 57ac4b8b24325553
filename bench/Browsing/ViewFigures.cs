namespace Bench.Browsing;

/// <summary>What one cold view of a page cost. <see cref="Failure"/> says why it could not be read; the other figures are then nothing.</summary>
/// <param name="Kilobytes">On the wire, headers included.</param>
/// <param name="Readable">Milliseconds from the start of navigation until the text could be seen.</param>
/// <param name="Blocking">Milliseconds of long tasks over 50 ms each, until a second after it could be read.</param>
/// <param name="Heap">Megabytes of script objects after a collection.</param>
internal sealed record ViewFigures(double Kilobytes, double Readable, double Blocking, double Heap, int Nodes, string? Failure = null)
{
    public static ViewFigures Failed(string why) => new(0, 0, 0, 0, 0, why);
}
