using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Contracts;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog;

/// <summary>Everything published with its parsed contracts, kept in memory, whoever asks: for the gateway's snapshot, plans and seeding.</summary>
internal sealed class PublishedApis(PortalDbContextFactory contexts, ILogger<PublishedApis> logger)
{
    private readonly ConcurrentDictionary<string, ContractDocument?> _parsed = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private Task<IReadOnlyList<PublishedApiEntry>>? _all;

    public Task<IReadOnlyList<PublishedApiEntry>> AllAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_all is null or { IsFaulted: true })
            {
                // The read is everybody's, so no single caller's cancellation ends it.
                _all = ReadAsync();
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
        }
    }

    private async Task<IReadOnlyList<PublishedApiEntry>> ReadAsync()
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
                    versions.Add(new PublishedVersionEntry(row.version.Name, row.version.Audience, row.version.State, row.revision.PublishedAt, row.revision.Sha256, contract));
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
        (versions.Find(version => version.Audience is Audience.Partners) ?? versions[0]).Name,
        versions.ToDictionary(version => version.Name, version => version.Contract))
    {
        Summary = api.Summary,
        Owner = api.Owner,
        Domain = api.Domain,
        Tags = api.Tags,
        InOrder = versions,
    };

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

/// <summary>An API as the data planes need it. <see cref="GatewayVersion"/> is the contract that applies to callers at the gateway.</summary>
internal sealed record PublishedApiEntry(
    Guid Id,
    string Slug,
    string Title,
    Audience Audience,
    bool ThroughGateway,
    string ErrorStyle,
    string GatewayVersion,
    IReadOnlyDictionary<string, ContractDocument> Versions)
{
    public string Summary { get; init; } = "";

    public string Owner { get; init; } = "";

    public string Domain { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The versions as the definition lists them.</summary>
    public IReadOnlyList<PublishedVersionEntry> InOrder { get; init; } = [];
}

internal sealed record PublishedVersionEntry(string Name, Audience Audience, LifecycleState State, DateTimeOffset PublishedAt, string Sha256, ContractDocument Contract);
