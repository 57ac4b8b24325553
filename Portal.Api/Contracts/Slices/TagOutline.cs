namespace Portal.Api.Contracts.Slices;

/// <summary>
/// A tag with its operations, as navigation shows it; <see cref="Name"/> is what addresses call it by. Documents that tag nothing are
/// divided by the paths' first words instead. Tags with a parent lie deeper by <see cref="Depth"/>.
/// </summary>
public sealed record TagOutline(string Name, string Title, string? Description, IReadOnlyList<OperationSummary> Operations)
{
    public ExternalDocsView? Docs { get; init; }

    public int Depth { get; init; }
}

/// <summary>Tags under a heading (<c>x-tagGroups</c>); without a title where there are no groups.</summary>
public sealed record TagSection(string? Title, IReadOnlyList<TagOutline> Tags);
