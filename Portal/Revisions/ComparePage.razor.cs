using Microsoft.AspNetCore.Components;
using Portal.Api.Catalog;
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
    private List<SelectOption> _choices = [];
    private RevisionName? _from;
    private RevisionName? _to;
    private RevisionComparison? _comparison;

    [Inject]
    private RevisionQueries Revisions { get; set; } = null!;

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    private string Here => Http.Request.Path + Http.Request.QueryString;

    protected override async Task<bool> ReadAsync(ApiScene scene)
    {
        var all = new List<RevisionView>();
        foreach (var version in scene.Api.Versions.OrderBy(version => version.Name != scene.Version.Name))
        {
            all.AddRange(await Revisions.ListAsync(Reader, scene.Api.Slug, version.Name, Aborted) ?? []);
        }
        _choices = all.ConvertAll(revision => new SelectOption($"{revision.Version}@{revision.Number}", $"{revision.Version}, revision {revision.Number}, {When.Date(revision.PublishedAt)}"));
        var newest = all.ToLookup(revision => revision.Version);
        _to = Named(To, newest) ?? Name(all[0]);
        _from = Named(From, newest) ?? (all.Find(revision => Name(revision) != _to && (revision.Version != _to.Version || revision.Number < _to.Number)) is { } before ? Name(before) : null);
        if (_from is null)
        {
            return From is null;
        }
        _comparison = await Revisions.CompareAsync(Reader, scene.Api.Slug, _from, _to, Aborted);
        return _comparison is not null;

        RevisionName? Named(string? text, ILookup<string, RevisionView> revisions) => RevisionName.Parse(text, scene.Version.Name) is { } name
            ? name with { Number = name.Number ?? revisions[name.Version].Select(revision => (int?)revision.Number).FirstOrDefault() }
            : null;
    }

    private static RevisionName Name(RevisionView revision) => new(revision.Version, revision.Number);

    private static string Title(RevisionComparison comparison) => comparison.From.Version == comparison.To.Version
        ? $"From revision {comparison.From.Number} to {comparison.To.Number}"
        : $"From {comparison.From.Version} to {comparison.To.Version}";

    /// <summary>The operation as it is now, where it is still there.</summary>
    private string? LinkTo(ChangePlace place) =>
        place is { Method: { } method, Path: { } path } && Scene!.Contract.FindOperation(method, path) is { } found && Scene.Outline.Has(found.Id)
            ? ReferenceLinks.Operation(Api, Scene.Version.Name, found.Id)
            : null;
}
