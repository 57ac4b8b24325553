using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Interdomain;
using Portal.Api.Catalog.Domains;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Mesh.Interdomain;

/// <summary>Who called whom in the mesh, domain by domain and workload by workload, over a day at most. Administrators only.</summary>
public sealed class DomainTrafficQueries
{
    /// <summary>A day.</summary>
    public const int MostMinutes = 1440;

    private readonly PortalDbContext _db;
    private readonly AccessStore _access;
    private readonly TimeProvider _clock;

    internal DomainTrafficQueries(PortalDbContext db, AccessStore access, TimeProvider clock)
    {
        _db = db;
        _access = access;
        _clock = clock;
    }

    /// <summary>Calls are counted by five minutes, so what is told begins up to five minutes earlier.</summary>
    public async Task<Outcome<DomainTrafficView>> ReadAsync(Actor actor, int minutes, CancellationToken cancellationToken)
    {
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        if (minutes is < 1 or > MostMinutes)
        {
            return new Refusal.Invalid("minutes", $"The query parameter 'minutes' takes a whole number from 1 to {MostMinutes}, not '{minutes}'.");
        }
        var since = DomainCallTally.SlotOf(_clock.GetUtcNow() - TimeSpan.FromMinutes(minutes));
        var counts = await _db.Set<DomainCallCount>().AsNoTracking().Where(row => row.Slot >= since).ToListAsync(cancellationToken);
        var rules = await _db.Set<InterdomainRule>().AsNoTracking().ToListAsync(cancellationToken);
        var declared = await _db.Set<PublishedDomain>().AsNoTracking().OrderBy(domain => domain.Position).ToListAsync(cancellationToken);
        var byPair = counts.ToLookup(row => new DomainPair(row.From, row.To));
        var pairs = byPair.Select(rows => rows.Key).Union(rules.Select(rule => new DomainPair(rule.From, rule.To)))
            .Select(pair => Pair(pair, [.. byPair[pair]], rules.Find(rule => rule.From == pair.From && rule.To == pair.To)));
        return new DomainTrafficView(
            since, [.. Domains(declared, counts)], [.. pairs.OrderBy(pair => pair.From, StringComparer.Ordinal).ThenBy(pair => pair.To, StringComparer.Ordinal)]);
    }

    /// <summary>In the declared order; after them what calls came from besides.</summary>
    private static IEnumerable<MeshDomainView> Domains(List<PublishedDomain> declared, List<DomainCallCount> counts) => declared
        .Select(domain => new MeshDomainView(
            domain.Name, domain.Title, true, [.. domain.ToDefinition().Owners.Select(owner => new DomainOwnerView(owner.Name, owner.Mail))], domain.Workloads))
        .Concat(counts.SelectMany(row => new[] { (Domain: row.From, Workload: row.Source), (Domain: row.To, row.Workload) })
            .Where(place => declared.TrueForAll(domain => domain.Name != place.Domain))
            .GroupBy(place => place.Domain, place => place.Workload).OrderBy(place => place.Key, StringComparer.Ordinal)
            .Select(place => new MeshDomainView(place.Key, TitleOf(place.Key), false, [], [.. place.Where(name => name.Length > 0).Distinct().Order(StringComparer.Ordinal)])));

    private static string TitleOf(string domain) => domain.Length == 0 ? "Unknown" : domain == MeshGateways.Edge.Domain ? "Edge gateway" : domain;

    private DomainTrafficPairView Pair(DomainPair pair, List<DomainCallCount> rows, InterdomainRule? rule) => new(
        pair.From,
        pair.To,
        pair.From == pair.To || pair.From == MeshGateways.Edge.Domain ? null : rule?.Mode ?? InterdomainMode.Enforce,
        rows.Sum(row => row.Calls),
        Refused(rows),
        Observed(rows),
        MutualTls(rows),
        rule is null ? null : InterdomainRuleView.Of(pair.From, pair.To, rule),
        [.. rows.GroupBy(row => (row.Source, row.Workload)).Select(both => Workloads([.. both])).OrderByDescending(both => both.Calls).ThenBy(both => both.Source, StringComparer.Ordinal)],
        [.. rows.Where(row => row.Code.Length > 0).GroupBy(row => (row.Source, row.Workload, row.Code, row.IsRefused)).Select(found => Violation([.. found.OrderBy(row => row.LastAt)])).OrderByDescending(found => found.LastAt)]);

    private WorkloadPairView Workloads(List<DomainCallCount> rows)
    {
        var (api, last) = (rows[0].Api, rows.MaxBy(row => row.LastAt)!);
        return new WorkloadPairView(
            last.Source,
            last.Workload,
            api,
            _access.Current.Snapshot.FindService(api) is { } known ? VersionGate.Find(_access.Current.Snapshot, known, last.Version)?.Key.Version : null,
            rows.Sum(row => row.Calls),
            Refused(rows),
            Observed(rows),
            MutualTls(rows),
            last.LastAt,
            [.. rows.GroupBy(row => row.ApplicationId).Select(calls => Application(calls.Key, api, calls.Sum(row => row.Calls))).OfType<CallingApplicationView>().OrderByDescending(one => one.Calls)]);
    }

    private CallingApplicationView? Application(Guid id, string api, long calls)
    {
        if (_access.Current.Snapshot.Applications.GetValueOrDefault(id) is not { } application)
        {
            return null;
        }
        var subscription = application.Subscriptions.GetValueOrDefault(api);
        return new CallingApplicationView(id, application.Name, application.OrganizationName, subscription?.PlanTitle, subscription?.State, subscription?.Active is true, calls);
    }

    private static InterdomainViolationView Violation(List<DomainCallCount> rows)
    {
        var last = rows[^1];
        return new InterdomainViolationView(
            last.Source, last.Workload, last.Api, last.Code, last.IsRefused, rows.Sum(row => row.Calls), last.Detail ?? "", last.Remedy ?? "", last.RequestId ?? "", last.LastAt);
    }

    private static long Refused(List<DomainCallCount> rows) => rows.Where(row => row.IsRefused).Sum(row => row.Calls);

    private static long Observed(List<DomainCallCount> rows) => rows.Where(row => row is { IsRefused: false, Code.Length: > 0 }).Sum(row => row.Calls);

    private static long MutualTls(List<DomainCallCount> rows) => rows.Where(row => row.Source.Length > 0).Sum(row => row.Calls);
}
