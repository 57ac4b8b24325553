namespace Portal.Api.Catalog.Definition;

/// <summary>A catalogue in files that is to become the one in force.</summary>
public sealed record CatalogRequest(CatalogFiles Files)
{
    /// <summary>Take away what is in force and not in the files.</summary>
    public bool Prune { get; init; }

    /// <summary>Publish contracts in spite of the gate; with a <see cref="Reason"/>.</summary>
    public bool Force { get; init; }

    /// <summary>10 to 500 characters; kept in the audit trail.</summary>
    public string? Reason { get; init; }

    /// <summary>The plan that must still hold, one of several, or <c>*</c> for any; null: not asked.</summary>
    public IReadOnlyList<string>? IfMatch { get; init; }

    internal bool Matches(string plan) => IfMatch is null || IfMatch.Contains("*") || IfMatch.Contains(plan);

    /// <summary>At start, what is broken is left as it was and the rest goes on: a start never fails for a file.</summary>
    internal bool IsStart { get; init; }

    /// <summary>At start: APIs, and domains.yaml, that were in the folder before.</summary>
    internal IReadOnlyCollection<string> Gone { get; init; } = [];
}
