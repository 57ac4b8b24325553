namespace Portal.Api.Catalog.Publishing;

/// <summary>A version with the contract in force, and what lint says of it by the settings of today. <see cref="Revision"/> null: it has none yet.</summary>
public sealed record ContractInForce(string Api, string ApiTitle, string Version, Audience Audience, LifecycleState State)
{
    public PublicationRevision? Revision { get; init; }

    /// <summary>As the audit trail names them.</summary>
    public string? PublishedBy { get; init; }

    public string? ContractVersion { get; init; }

    public int Operations { get; init; }

    public int Errors { get; init; }

    public int Warnings { get; init; }

    public int Hints { get; init; }
}
