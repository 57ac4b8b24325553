using Microsoft.AspNetCore.Components;
using Portal.Api.Catalog.Revisions;
using Portal.Api.Contracts.Compare;
using Portal.Catalog;
using Portal.Layout;
using Portal.Reference;
using Portal.Ui;

namespace Portal.Revisions;

/// <summary>What changed between two revisions of a version, or between two versions, in what the reader may see of both.</summary>
public sealed partial class ComparePage : ApiPageBase
{
    private RevisionPair? _pair;

    [Inject]
    private RevisionQueries Revisions { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    private string Here => Http.Request.Path + Http.Request.QueryString;

    private IReadOnlyList<SelectOption> Choices =>
        [.. _pair!.Choices.Select(revision => new SelectOption($"{revision.Version}@{revision.Number}", $"{revision.Version}, revision {revision.Number}, {When.Date(revision.PublishedAt)}"))];

    protected override async Task<bool> ReadAsync(ApiScene scene) => (_pair = await RevisionPair.FindAsync(Revisions, Reader, scene, From, To, Aborted)) is not null;

    /// <summary>The operation as it is now, where it is still there.</summary>
    private string? LinkTo(ChangePlace place) =>
        place is { Method: { } method, Path: { } path } && Scene!.Contract.FindOperation(method, path) is { } found && Scene.Outline.Has(found.Id)
            ? ReferenceLinks.Operation(Api, Scene.Version.Name, found.Id)
            : null;
}
