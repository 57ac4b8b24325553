using Portal.Api.Catalog;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;
using Portal.Api.Partners;

namespace Portal.Api.Drift.Inbox;

/// <summary>In what live calls and the contracts in force differ, for administrators.</summary>
public sealed class DriftQueries
{
    private readonly DriftReader _reader;
    private readonly DriftCount _count;
    private readonly CallerNames _names;
    private readonly PublishedApis _published;

    internal DriftQueries(DriftReader reader, DriftCount count, CallerNames names, PublishedApis published)
    {
        _reader = reader;
        _count = count;
        _names = names;
        _published = published;
    }

    /// <summary>Most seen first; what was never seen comes last.</summary>
    public async Task<Outcome<IReadOnlyList<DriftFindingView>>> ListAsync(Actor actor, DriftFilter filter, CancellationToken cancellationToken)
    {
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        var apis = await _published.AllAsync(cancellationToken);
        if (filter is { Api: { } api, Version: { } version } && apis.FirstOrDefault(entry => entry.Slug == api)?.Versions.ContainsKey(version) is not true)
        {
            return new Refusal.NotFound("version_not_found", $"There is no version '{version}' of an API '{api}' here. GET /api/v1/apis lists those you can see.");
        }
        var findings = (await _reader.FindAsync(filter.Api, filter.Version, cancellationToken)).Where(finding =>
            (filter.Kind is null || finding.Part.What == filter.Kind) && (filter.Side is null || finding.Part.Side == filter.Side) && (filter.State is null || finding.State == filter.State)).ToList();
        var names = await _names.ReadAsync([.. findings.SelectMany(finding => finding.Callers.Keys).Distinct()], cancellationToken);
        return new List<DriftFindingView>(findings
            .Select(finding => View(finding, apis, names)).OrderBy(DriftPlaces.Of));
    }

    /// <summary>The same, a page at a time. A finding that is seen more meanwhile moves forward, so it may come twice; none is missed that stays where it is.</summary>
    public async Task<Outcome<ListPage<DriftFindingView>>> PageAsync(Actor actor, DriftFilter filter, ListAsk ask, CancellationToken cancellationToken)
    {
        var found = await ListAsync(actor, filter, cancellationToken);
        return found.Refusal is { } refusal ? refusal : ListPages.From(found.Value, ask, DriftPlaces.Of);
    }

    /// <summary>How many differences that calls show wait for somebody; 0 for those who do not administer. Some seconds old.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken cancellationToken) =>
        actor.MayAdminister ? await _count.ReadAsync(_reader.CountAsync, cancellationToken) : 0;

    private static DriftFindingView View(DriftFinding finding, IReadOnlyList<PublishedApiEntry> apis, IReadOnlyDictionary<string, CallerName> names)
    {
        var part = finding.Part;
        var space = part.Operation.IndexOf(' ', StringComparison.Ordinal);
        var contract = apis.First(api => api.Slug == part.Api).Versions[part.Version];
        return new DriftFindingView(
            part.Id,
            part.Api,
            part.Version,
            part.Operation,
            space < 0 ? null : contract.FindOperation(part.Operation[..space], part.Operation[(space + 1)..])?.Id,
            part.Side,
            part.What,
            part.Where,
            part.Status == 0 ? null : part.Status,
            Shapes.FieldPath.Plain(part.Field),
            part.Value,
            DriftWords.Of(part),
            finding.Shape.Types,
            finding.Count,
            finding.Of,
            finding.Since,
            finding.LastSeen,
            [
                .. finding.Callers.Where(caller => names.ContainsKey(caller.Key)).OrderByDescending(caller => caller.Value)
                    .Select(caller => new DriftCallerView(names[caller.Key].ApplicationId, names[caller.Key].Name, names[caller.Key].Organization, caller.Value)),
            ],
            DriftWords.Sample(finding),
            finding.RequestId,
            finding.Obstacle,
            finding.State,
            finding.Dismissal is { } dismissal ? new DriftDismissalView(dismissal.Reason, dismissal.By, dismissal.At) : null);
    }
}
