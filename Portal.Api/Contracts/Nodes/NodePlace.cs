namespace Portal.Api.Contracts.Nodes;

/// <summary>
/// Where something was written: line and column from 1, and which of the files read together. Eight bytes, since a large document has half
/// a million of them: 26 bits hold every line and column of the largest document taken, 12 the files.
/// </summary>
internal readonly record struct NodePlace
{
    private const int Bits = 26;
    private const int Most = (1 << Bits) - 1;

    private readonly ulong _packed;

    public NodePlace(int line, int column, int file = 0) =>
        _packed = ((ulong)(uint)file << (2 * Bits)) | ((ulong)Math.Clamp(line, 1, Most) << Bits) | (uint)Math.Clamp(column, 1, Most);

    public int Line => Math.Max(1, (int)(_packed >> Bits) & Most);

    public int Column => Math.Max(1, (int)_packed & Most);

    /// <summary>Number among the files read together; 0 where there is one.</summary>
    public int File => (int)(_packed >> (2 * Bits));
}
