namespace Portal.Api.Catalog.Edge;

/// <summary>How large a call of the API may be and how long it may take. Null: as the gateway's own settings have it, which they cannot exceed.</summary>
public sealed record EdgeBounds
{
    public long? BodyBytes { get; init; }

    public int? HeaderBytes { get; init; }

    /// <summary>Until the answer has come whole.</summary>
    public int? Seconds { get; init; }
}
