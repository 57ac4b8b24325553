using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Publishing;

/// <summary>
/// Makes a contract the one that a version is read, routed and checked by: read, compare with the one in force, gate, store, tell.
/// The same bytes again change nothing. Administrators only.
/// </summary>
public sealed class PublishContract
{
    private readonly PortalDbContext _db;
    private readonly PublishedApis _published;
    private readonly IEnumerable<IPublicationSink> _sinks;
    private readonly TimeProvider _clock;
    private readonly ILogger<PublishContract> _logger;

    internal PublishContract(
        PortalDbContext db, PublishedApis published, IEnumerable<IPublicationSink> sinks, TimeProvider clock, ILogger<PublishContract> logger)
    {
        _db = db;
        _published = published;
        _sinks = sinks;
        _clock = clock;
        _logger = logger;
    }

    public async Task<Outcome<PublicationReport>> ExecuteAsync(Actor actor, PublicationRequest request, CancellationToken cancellationToken)
    {
        if (!actor.IsAdministrator)
        {
            return new Refusal.Forbidden("administrators_only", "Contracts are published by administrators.");
        }
        var row = await _db.Set<PublishedVersion>()
            .Where(row => row.Name == request.Version && _db.Set<PublishedApi>().Any(owner => owner.Id == row.ApiId && owner.Slug == request.Api))
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return new Refusal.NotFound("version_not_found", $"There is no version {request.Version} of an API {request.Api}.");
        }
        var current = await _db.Set<PublishedRevision>()
            .Where(revision => revision.VersionId == row.Id)
            .OrderByDescending(revision => revision.Number)
            .Select(revision => new PublicationRevision(revision.Number, revision.Sha256, revision.PublishedAt))
            .FirstOrDefaultAsync(cancellationToken);
        var sha = Convert.ToHexStringLower(SHA256.HashData(request.Bytes.Span));
        var read = ContractReader.Read(request.Bytes, request.Format);
        var candidate = new PublicationCandidate(sha, request.Bytes.Length, read.Document?.Title, read.Document?.Version, read.Document?.Operations.Count ?? 0);
        var report = new PublicationReport(
            request.Api, request.Version, request.DryRun, PublicationVerdict.Unreadable, current, candidate, read.Problems, null, [], PublicationGate.NotReached);
        if (!read.IsReadable)
        {
            return report;
        }
        if (current?.Sha256 == sha)
        {
            return report with { Verdict = PublicationVerdict.Unchanged };
        }
        var entry = (await _published.AllAsync(cancellationToken)).FirstOrDefault(api => api.Slug == request.Api);
        var before = entry?.Versions.GetValueOrDefault(request.Version);
        var comparison = before is null ? null : ContractComparison.Compare(before, read.Document);
        report = report with { Comparison = comparison, Gate = PublicationGate.Judge(row.Stage is LifecycleState.Draft, comparison, request.Force, request.Reason) };
        if (!report.Gate.IsOpen || request.DryRun)
        {
            return report with { Verdict = report.Gate.IsOpen ? PublicationVerdict.Publishable : PublicationVerdict.Refused };
        }
        var number = (current?.Number ?? 0) + 1;
        var now = _clock.GetUtcNow();
        _db.Add(new PublishedRevision
        {
            Id = Guid.CreateVersion7(now),
            VersionId = row.Id,
            Number = number,
            Bytes = read.Document.Bytes.ToArray(),
            Format = read.Document.Format,
            Sha256 = sha,
            PublishedAt = now,
        });
        await _db.SaveChangesAsync(cancellationToken);
        _published.Keep(sha, read.Document);
        _published.Forget();
        _logger.Published(request.Api, request.Version, number, read.Document.Operations.Count);
        var publication = new Publication(row.ApiId, request.Api, row.Id, request.Version, number, read.Document, before, comparison, now, request.IsStart);
        foreach (var sink in _sinks)
        {
            await sink.PublishedAsync(publication, CancellationToken.None);
        }
        return report with { Verdict = PublicationVerdict.Published, InForce = new PublicationRevision(number, sha, now) };
    }
}
