using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Catalog.Edge;
using Portal.Api.Catalog.Guides;
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
    private string? _said;

    /// <summary>Changes with every <see cref="Forget"/>, with what another process published once it is read, and with the day.</summary>
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

    /// <summary>Puts a document that was just published where readers find it parsed.</summary>
    public void Keep(string sha256, ContractDocument document)
    {
        _parsed[sha256] = document;
        Forget();
    }

    /// <summary>A revision of a version, in force or not; null where there is none, or none that can be read any more.</summary>
    public async Task<ContractDocument?> FindRevisionAsync(Guid versionId, int number, CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var revision = db.Set<PublishedRevision>().AsNoTracking().Where(row => row.VersionId == versionId && row.Number == number);
        return await revision.Select(row => row.Sha256).SingleOrDefaultAsync(cancellationToken) is not { } sha ? null
            : _parsed.TryGetValue(sha, out var known) ? known
            : await revision.Select(row => new { row.Bytes, row.Format }).SingleAsync(cancellationToken) is var stored ? Parse(versionId.ToString(), $"@{number}", stored.Bytes, stored.Format) : null;
    }

    /// <summary>Another process may have published: the next one to ask reads anew, and what is parsed already is not read again.</summary>
    public void LookAgain()
    {
        lock (_gate)
        {
            _all = null;
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
            select new PublishedRow(version, revision.Id, revision.Sha256, revision.PublishedAt)).ToListAsync();
        var guides = (await db.Set<PublishedGuide>().AsNoTracking().OrderBy(guide => guide.Position).ThenBy(guide => guide.Title).ToListAsync()).ToLookup(guide => guide.ApiId);
        var entries = new List<PublishedApiEntry>();
        foreach (var api in apis)
        {
            var versions = new List<PublishedVersionEntry>();
            foreach (var row in rows.Where(row => row.Version.ApiId == api.Id))
            {
                if (await ParsedAsync(db, api.Slug, row) is { } contract)
                {
                    versions.Add(VersionOf(row, contract, today));
                }
            }
            if (versions.Count > 0)
            {
                entries.Add(Entry(api, versions) with { Guides = [.. guides[api.Id].Select(GuideEntry)] });
            }
        }
        foreach (var left in _parsed.Keys.Except(rows.Select(row => row.Sha256)).ToList())
        {
            _parsed.TryRemove(left, out _);
        }
        Notice(entries);
        return entries;
    }

    private void Notice(List<PublishedApiEntry> entries)
    {
        var said = string.Join('\n', entries.Select(api =>
            $"{api.Id} {api.Title} {api.Summary} {api.Owner} {api.Domain} {api.Audience} {api.ThroughGateway} {api.Upstream} {api.ErrorStyle} {api.Edge} {api.Credentials.Text} {string.Join(' ', api.Tags)} {string.Join(' ', api.InOrder.Select(version => $"{version.Name} {version.Audience} {version.State} {version.Life} {version.Sha256}"))}"));
        lock (_gate)
        {
            _revision += _said is null || _said == said ? 0 : 1;
            _said = said;
        }
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
        Upstream = api.Upstream,
        Tags = api.Tags,
        Edge = api.Edge,
        InOrder = versions,
        Credentials = api.Credentials,
    };

    private static PublishedGuideEntry GuideEntry(PublishedGuide guide) => new(guide.Slug, guide.Title, guide.Summary, guide.Audience, guide.ChangedAt, guide.Markdown);

    private static PublishedVersionEntry VersionOf(PublishedRow row, ContractDocument contract, DateOnly today)
    {
        var version = row.Version;
        var state = version.Life.StateOn(today);
        // Whomever it is meant for once it is published, a draft is for insiders.
        var audience = state is LifecycleState.Draft ? Audience.Internal : version.Audience;
        return new PublishedVersionEntry(version.Name, audience, state, row.PublishedAt, row.Sha256, contract) { Id = version.Id, Life = version.Life };
    }

    /// <summary>The first that partners may call, else the first of all; one that answers before one that is retired, and never a draft.</summary>
    private static PublishedVersionEntry? GatewayVersionOf(List<PublishedVersionEntry> versions) => versions
        .Where(version => version.State is not LifecycleState.Draft)
        .OrderBy(version => version.Audience is not Audience.Partners).ThenBy(version => version.State is LifecycleState.Retired)
        .FirstOrDefault();

    /// <summary>The bytes are asked for only once: of a large contract they are more than all other rows together.</summary>
    private async Task<ContractDocument?> ParsedAsync(PortalDbContext db, string api, PublishedRow row)
    {
        if (_parsed.TryGetValue(row.Sha256, out var parsed))
        {
            return parsed;
        }
        var stored = await db.Set<PublishedRevision>().AsNoTracking().Where(revision => revision.Id == row.RevisionId).Select(revision => new { revision.Bytes, revision.Format }).SingleAsync();
        return _parsed.GetOrAdd(row.Sha256, Parse(api, row.Version.Name, stored.Bytes, stored.Format));
    }

    private ContractDocument? Parse(string api, string version, byte[] bytes, ContractFormat format)
    {
        var read = ContractReader.Read(bytes, format);
        if (!read.IsReadable)
        {
            logger.StoredUnreadable(api, version, read.Problems[0].ToString());
        }
        return read.Document;
    }

    private sealed record PublishedRow(PublishedVersion Version, Guid RevisionId, string Sha256, DateTimeOffset PublishedAt);
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

    /// <summary>Where the gateway sends calls when no mesh does.</summary>
    public string? Upstream { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public AcceptedCredentials Credentials { get; init; } = AcceptedCredentials.Usual;

    public EdgeSettings Edge { get; init; } = EdgeSettings.None;

    /// <summary>In the order in which they are shown.</summary>
    public IReadOnlyList<PublishedGuideEntry> Guides { get; init; } = [];

    /// <summary>The versions as the definition lists them.</summary>
    public IReadOnlyList<PublishedVersionEntry> InOrder { get; init; } = [];
}

/// <summary><see cref="State"/> is what holds on the day it was read, by <see cref="Life"/>.</summary>
internal sealed record PublishedVersionEntry(string Name, Audience Audience, LifecycleState State, DateTimeOffset PublishedAt, string Sha256, ContractDocument Contract)
{
    public Guid Id { get; init; }

    public VersionLifecycle Life { get; init; } = VersionLifecycle.Of(LifecycleState.Published);
}
