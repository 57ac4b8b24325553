using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Contracts;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog;

/// <summary>Everything published with its parsed contracts, kept in memory, whoever asks: for the gateway's snapshot, plans and seeding.</summary>
internal sealed class PublishedApis(PortalDbContextFactory contexts, TimeProvider clock, ILogger<PublishedApis> logger)
{
    private readonly ConcurrentDictionary<string, ContractDocument?> _parsed = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Task<IReadOnlyList<PublishedApiEntry>>? _all;
    private DateOnly _day;
    private long _revision;

    /// <summary>Changes with every <see cref="Forget"/>, and with the day.</summary>
    public long Revision => Interlocked.Read(ref _revision);

    public Task<IReadOnlyList<PublishedApiEntry>> AllAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var today = VersionLifecycle.DayOf(clock.GetUtcNow());
            // What holds of a version's life changes with the day.
            if (_all is null or { IsFaulted: true } || _day != today)
            {
                _revision += _day == today ? 0 : 1;
                _day = today;
                // The read is everybody's, so no single caller's cancellation ends it.
                _all = ReadAsync(today);
            }
            return _all.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Something was published: the next one to ask reads anew.</summary>
    public void Forget()
    {
        lock (_gate)
        {
            _all = null;
            _revision++;
        }
    }

    private async Task<IReadOnlyList<PublishedApiEntry>> ReadAsync(DateOnly today)
    {
        await using var db = contexts.Create();
        var apis = await db.Set<PublishedApi>().AsNoTracking().Where(api => api.Listed).OrderBy(api => api.Title).ToListAsync();
        var rows = await (
            from version in db.Set<PublishedVersion>().AsNoTracking()
            where version.Listed
            from revision in db.Set<PublishedRevision>().AsNoTracking()
            where revision.VersionId == version.Id && revision.Number == version.Revisions.Max(other => other.Number)
            orderby version.Position
            select new { version, revision }).ToListAsync();
        var entries = new List<PublishedApiEntry>();
        foreach (var api in apis)
        {
            var versions = new List<PublishedVersionEntry>();
            foreach (var row in rows.Where(row => row.version.ApiId == api.Id))
            {
                if (Parse(api.Slug, row.version.Name, row.revision) is { } contract)
                {
                    versions.Add(VersionOf(row.version, row.revision, contract, today));
                }
            }
            if (versions.Count > 0)
            {
                entries.Add(Entry(api, versions));
            }
        }
        return entries;
    }

    private static PublishedApiEntry Entry(PublishedApi api, List<PublishedVersionEntry> versions) => new(
        api.Id,
        api.Slug,
        api.Title,
        api.Audience,
        api.ThroughGateway,
        api.ErrorStyle,
        GatewayVersionOf(versions)?.Name,
        versions.ToDictionary(version => version.Name, version => version.Contract))
    {
        Summary = api.Summary,
        Owner = api.Owner,
        Domain = api.Domain,
        Tags = api.Tags,
        InOrder = versions,
    };

    private static PublishedVersionEntry VersionOf(PublishedVersion version, PublishedRevision revision, ContractDocument contract, DateOnly today)
    {
        var state = version.Life.StateOn(today);
        // Whomever it is meant for once it is published, a draft is for insiders.
        var audience = state is LifecycleState.Draft ? Audience.Internal : version.Audience;
        return new PublishedVersionEntry(version.Name, audience, state, revision.PublishedAt, revision.Sha256, contract) { Id = version.Id, Life = version.Life };
    }

    /// <summary>The first that partners may call, else the first of all; one that answers before one that is retired, and never a draft.</summary>
    private static PublishedVersionEntry? GatewayVersionOf(List<PublishedVersionEntry> versions) => versions
        .Where(version => version.State is not LifecycleState.Draft)
        .OrderBy(version => version.Audience is not Audience.Partners).ThenBy(version => version.State is LifecycleState.Retired)
        .FirstOrDefault();

    private ContractDocument? Parse(string api, string version, PublishedRevision revision) => _parsed.GetOrAdd(revision.Sha256, _ =>
    {
        var read = ContractReader.Read(revision.Bytes, revision.Format);
        if (!read.IsReadable)
        {
            logger.StoredUnreadable(api, version, read.Problems[0].ToString());
        }
        return read.Document;
    });
}

/// <summary>
/// An API as the data planes need it. <see cref="GatewayVersion"/> is the contract that applies to callers at the gateway; null while all there
/// is are drafts.
/// </summary>
internal sealed record PublishedApiEntry(
    Guid Id,
    string Slug,
    string Title,
    Audience Audience,
    bool ThroughGateway,
    string ErrorStyle,
    string? GatewayVersion,
    IReadOnlyDictionary<string, ContractDocument> Versions)
{
    public string Summary { get; init; } = "";

    public string Owner { get; init; } = "";

    public string Domain { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The versions as the definition lists them.</summary>
    public IReadOnlyList<PublishedVersionEntry> InOrder { get; init; } = [];
}

/// <summary><see cref="State"/> is what holds on the day it was read, by <see cref="Life"/>.</summary>
internal sealed record PublishedVersionEntry(string Name, Audience Audience, LifecycleState State, DateTimeOffset PublishedAt, string Sha256, ContractDocument Contract)
{
    public Guid Id { get; init; }

    public VersionLifecycle Life { get; init; } = VersionLifecycle.Of(LifecycleState.Published);
}
