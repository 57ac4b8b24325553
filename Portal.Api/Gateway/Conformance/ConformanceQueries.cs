using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog;
using Portal.Api.Gateway.Checks;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Gateway.Conformance;

/// <summary>How calls of the last 24 hours fit their contracts. Administrators only.</summary>
public sealed class ConformanceQueries
{
    private static readonly TimeSpan Span = TimeSpan.FromHours(24);

    private readonly PortalDbContext _db;
    private readonly PublishedApis _published;
    private readonly ContractGate _gate;
    private readonly TimeProvider _clock;

    internal ConformanceQueries(PortalDbContext db, PublishedApis published, ContractGate gate, TimeProvider clock)
    {
        _db = db;
        _published = published;
        _gate = gate;
        _clock = clock;
    }

    /// <summary>Every API behind the gateway, by its title.</summary>
    public async Task<Outcome<IReadOnlyList<ConformanceView>>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        var views = new List<ConformanceView>();
        foreach (var api in (await _published.AllAsync(cancellationToken)).Where(entry => entry.ThroughGateway))
        {
            views.Add(await ReadAsync(api, cancellationToken));
        }
        return views;
    }

    public async Task<Outcome<ConformanceView>> FindAsync(Actor actor, string api, CancellationToken cancellationToken)
    {
        if (Administrators.Refuse(actor) is { } refusal)
        {
            return refusal;
        }
        return (await _published.AllAsync(cancellationToken)).FirstOrDefault(entry => entry.Slug == api && entry.ThroughGateway) is { } found
            ? await ReadAsync(found, cancellationToken)
            : new Refusal.NotFound("not_found", $"There is no API '{api}' behind the gateway. GET /api/v1/apis lists those you can see.");
    }

    private async Task<ConformanceView> ReadAsync(PublishedApiEntry api, CancellationToken cancellationToken)
    {
        var since = ConformanceTally.HourOf(_clock.GetUtcNow() - Span);
        var (requests, responses) = _gate.ModesOf(api.Edge);
        var hours = await _db.Set<ConformanceHour>().AsNoTracking().Where(row => row.Api == api.Slug && row.Hour >= since).ToListAsync(cancellationToken);
        var findings = await _db.Set<ConformanceFinding>().AsNoTracking().Where(row => row.Api == api.Slug && row.Hour >= since).ToListAsync(cancellationToken);
        return new ConformanceView(
            api.Slug,
            api.Title,
            requests,
            responses,
            since,
            [.. hours.GroupBy(row => (row.Version, row.Operation)).Select(rows => Operation(rows.Key.Version, rows.Key.Operation, [.. rows])).OrderByDescending(row => row.RequestsDiffering + row.ResponsesDiffering).ThenBy(row => row.Operation, StringComparer.Ordinal).ThenBy(row => row.Version, StringComparer.Ordinal)],
            [.. findings.GroupBy(row => (row.Version, row.Operation, row.OfAnswers, row.Pointer)).Select(rows => Violation([.. rows.OrderBy(row => row.At)])).OrderByDescending(row => row.Count).ThenBy(row => row.Pointer, StringComparer.Ordinal)])
        {
            Edge = api.Edge,
        };
    }

    private static ConformanceOperationView Operation(string version, string operation, List<ConformanceHour> rows) => new(
        version, operation, rows.Sum(row => row.Requests), rows.Sum(row => row.RequestsDiffering), rows.Sum(row => row.Answers), rows.Sum(row => row.AnswersDiffering), rows.Sum(row => row.Unseen));

    private static ConformanceViolationView Violation(List<ConformanceFinding> rows)
    {
        var last = rows[^1];
        return new ConformanceViolationView(
            last.Version, last.Operation, last.OfAnswers ? ConformanceSide.Response : ConformanceSide.Request, last.Pointer, last.Rule, rows.Sum(row => row.Count), last.Detail, last.RequestId, last.At);
    }
}
