using Portal.Api.Catalog;

namespace Portal.Api.Plans;

/// <summary>Terms under which an API may be called. Defined beside the contract; a plan taken away there stays for those who have it.</summary>
internal sealed class Plan
{
    public required Guid Id { get; init; }

    /// <summary>Slug of the API.</summary>
    public required string Api { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; set; }

    public required string Description { get; set; }

    public required Audience Audience { get; set; }

    public required PlanApproval Approval { get; set; }

    /// <summary>Place in the definition's order, which is the order of the offer.</summary>
    public required int Position { get; set; }

    /// <summary>Set once the definition no longer has it: no new subscriptions.</summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    public required List<PlanTerm> Limits { get; set; }

    public PlanView ToView() => new(Slug, Title, Description, Approval, [.. Limits.OrderBy(limit => limit.Position).Select(limit => limit.ToLimit())]) { Id = Id };
}

/// <summary>A stored limit of a plan.</summary>
internal sealed class PlanTerm
{
    public required string Name { get; init; }

    public required LimitKind Kind { get; init; }

    public required long Count { get; init; }

    public required LimitWindow Window { get; init; }

    public required string Metric { get; init; }

    /// <summary>Of a metric that the API declares.</summary>
    public required string? Unit { get; init; }

    public required int Position { get; init; }

    public PlanLimit ToLimit() => new(Name, Kind, Count, Window) { Metric = Metric, Unit = Unit };
}
