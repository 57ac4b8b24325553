namespace Portal.Api.Contracts.Nodes;

/// <summary>What a document may cost to read. The largest public ones known (GitHub's 13 MB, 260,000 values) take a fraction of it.</summary>
internal sealed record NodeBudget
{
    public const int Bytes = 64 * 1024 * 1024;

    public const int Depth = 256;

    public static readonly NodeBudget Default = new();

    /// <summary>Of a document, or of a zip and, together, of what is in it.</summary>
    public int MostBytes { get; init; } = Bytes;

    /// <summary>Levels of objects and lists, aliases written out.</summary>
    public int MostDepth { get; init; } = Depth;

    /// <summary>Values once aliases are written out.</summary>
    public long MostValues { get; init; } = 3_000_000;

    public int MostAliases { get; init; } = 100_000;

    /// <summary>Uses of <c>$ref</c>.</summary>
    public int MostReferences { get; init; } = 500_000;

    /// <summary>References that are nothing but references, one after another.</summary>
    public int LongestChain { get; init; } = 32;

    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Of a zip.</summary>
    public int MostFiles { get; init; } = 4_000;

    /// <summary>How many times larger than its compressed form a file in a zip may be, once it is larger than a megabyte.</summary>
    public int MostExpansion { get; init; } = 200;
}
