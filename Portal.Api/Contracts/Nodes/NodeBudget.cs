namespace Portal.Api.Contracts.Nodes;

/// <summary>What a document may cost to read. The largest public ones known (GitHub's 13 MB) take a third of it.</summary>
internal static class NodeBudget
{
    public const int Bytes = 32 * 1024 * 1024;

    public const int Depth = 256;

    /// <summary>Values once aliases are written out.</summary>
    public const long Values = 4_000_000;

    public const int Aliases = 100_000;
}
