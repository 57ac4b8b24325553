using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Access;
using Portal.Api.Audit;
using Portal.Api.Catalog.Publishing.Telling;
using Portal.Api.Contracts;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Publishing;

/// <summary>
/// Makes a contract the one that a version is read, routed and checked by: read, lint, compare with the one in force, see whom it concerns,
/// gate, store, put in force, tell. The same bytes again change nothing. For administrators, and tokens with the scope for it.
/// </summary>
public sealed class PublishContract
{
    private readonly PortalDbContext _db;
    private readonly PublishedApis _published;
    private readonly ContractJudge _judge;
    private readonly AuditTrail _audit;
    private readonly IAccessPublisher _access;
    private readonly PublicationTeller _teller;
    private readonly TimeProvider _clock;
    private readonly ILogger<PublishContract> _logger;

    internal PublishContract(
        PortalDbContext db, PublishedApis published, ContractJudge judge, AuditTrail audit, IAccessPublisher access, PublicationTeller teller, TimeProvider clock, ILogger<PublishContract> logger)
    {
        _db = db;
        _published = published;
        _judge = judge;
        _audit = audit;
        _access = access;
        _teller = teller;
        _clock = clock;
        _logger = logger;
    }

    /// <summary>Why this actor may not publish; null: it may. For whoever wants to know before taking in what was sent.</summary>
    public static Refusal? Refuse(Actor actor) => actor.IsSignedIn
        ? actor.MayPublish ? null : new Refusal.Forbidden("administrators_only", "Contracts are published by administrators, and by tokens that carry the scope contracts:write.")
        : new Refusal.Unauthenticated();

    public async Task<Outcome<PublicationReport>> ExecuteAsync(Actor actor, PublicationRequest request, CancellationToken cancellationToken)
    {
        if ((Refuse(actor) ?? RefuseForce(actor, request) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        var row = await _db.Set<PublishedVersion>()
            .Where(row => row.Name == request.Version && _db.Set<PublishedApi>().Any(owner => owner.Id == row.ApiId && owner.Slug == request.Api))
            .SingleOrDefaultAsync(cancellationToken);
        if (row is null)
        {
            return new Refusal.NotFound("version_not_found", $"There is no version {request.Version} of an API {request.Api}.");
        }
        var current = await CurrentAsync(row, cancellationToken);
        var report = Begin(request, current);
        if (!request.Matches(current?.Sha256))
        {
            return report with { Verdict = PublicationVerdict.Stale };
        }
        if (request.IsStart && (row.FolderSha256 == report.Candidate.Sha256 || current?.Sha256 == report.Candidate.Sha256))
        {
            await TakenFromFolderAsync(row, report.Candidate.Sha256, cancellationToken);
            return report with { Verdict = PublicationVerdict.Unchanged };
        }
        report = await _judge.JudgeAsync(row, request, report, cancellationToken);
        return report.Verdict is PublicationVerdict.Publishable && !request.DryRun ? await StoreAsync(actor, row, request, report, cancellationToken) : report;
    }

    private static Refusal? RefuseForce(Actor actor, PublicationRequest request) => request switch
    {
        { Force: false } => null,
        _ when !actor.MayAdminister => new Refusal.Forbidden("administrators_only", "Only administrators publish in spite of what stands in the way."),
        { Reason: null } => new Refusal.Invalid("reason", "The field 'reason' is required where 'force' is true: say in 10 to 500 characters why it is published all the same."),
        _ => null,
    };

    private static PublicationReport Begin(PublicationRequest request, PublicationRevision? current)
    {
        var sha = Convert.ToHexStringLower(SHA256.HashData(request.Bytes.Span));
        var candidate = new PublicationCandidate(sha, request.Bytes.Length, null, null, 0);
        return new PublicationReport(request.Api, request.Version, request.DryRun, PublicationVerdict.Unreadable, current, candidate, [], null, null, [], PublicationGate.NotReached);
    }

    private Task<PublicationRevision?> CurrentAsync(PublishedVersion row, CancellationToken cancellationToken) => _db.Set<PublishedRevision>()
        .Where(revision => revision.VersionId == row.Id)
        .OrderByDescending(revision => revision.Number)
        .Select(revision => new PublicationRevision(revision.Number, revision.Sha256, revision.PublishedAt))
        .FirstOrDefaultAsync(cancellationToken);

    private async Task TakenFromFolderAsync(PublishedVersion row, string sha, CancellationToken cancellationToken)
    {
        if (row.FolderSha256 != sha)
        {
            row.FolderSha256 = sha;
            await _db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task<PublicationReport> StoreAsync(Actor actor, PublishedVersion row, PublicationRequest request, PublicationReport report, CancellationToken cancellationToken)
    {
        var document = report.Document!;
        var revision = new PublishedRevision
        {
            Id = Guid.CreateVersion7(_clock.GetUtcNow()),
            VersionId = row.Id,
            Number = (report.InForce?.Number ?? 0) + 1,
            Bytes = Whole(document.Bytes),
            Format = document.Format,
            Sha256 = report.Candidate.Sha256,
            PublishedAt = _clock.GetUtcNow(),
            PublishedBy = actor.Name,
            Audience = await AudienceAsync(row, cancellationToken),
        };
        _db.Add(revision);
        row.FolderSha256 = request.IsStart ? revision.Sha256 : row.FolderSha256;
        _audit.Add(_db, actor, report.Gate.Forced ? "contract.forced" : "contract.published", $"contract/{request.Api}/{request.Version}", Summary(report, revision.Number), reason: report.Gate.Reason);
        try
        {
            await _db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Caused(exception))
        {
            return report with { Verdict = PublicationVerdict.Overtaken, InForce = await CurrentAsync(row, cancellationToken) };
        }
        await PutInForceAsync(row, request, revision, report);
        return report with { Verdict = PublicationVerdict.Published, InForce = new PublicationRevision(revision.Number, revision.Sha256, revision.PublishedAt) };
    }

    /// <summary>It is committed: whoever sent it may go away, and it comes into force all the same. At start the gateway is not up yet.</summary>
    private async Task PutInForceAsync(PublishedVersion row, PublicationRequest request, PublishedRevision revision, PublicationReport report)
    {
        var document = report.Document!;
        _published.Keep(revision.Sha256, document);
        _logger.Published(request.Api, request.Version, revision.Number, document.Operations.Count);
        if (!request.IsStart)
        {
            await _access.PublishAsync(CancellationToken.None);
        }
        var publication = new Publication(row.ApiId, request.Api, row.Id, request.Version, revision.Number, document, report.Before, report.Comparison, revision.PublishedAt, request.IsStart);
        await _teller.TellAsync(publication, CancellationToken.None);
    }

    private async Task<Audience> AudienceAsync(PublishedVersion row, CancellationToken cancellationToken) =>
        row is { Audience: Audience.Partners, Stage: not LifecycleState.Draft } && await _db.Set<PublishedApi>().AnyAsync(api => api.Id == row.ApiId && api.Audience == Audience.Partners, cancellationToken)
            ? Audience.Partners
            : Audience.Internal;

    private static string Summary(PublicationReport report, int number)
    {
        var summary = $"Revision {number} of {report.Api} {report.Version} was published";
        return report.Gate.Forced
            ? $"{summary} although: {string.Join(' ', report.Gate.Obstacles.Select(obstacle => obstacle.Message))}"
            : (report.Comparison?.Changes.Count + report.Comparison?.Omitted) switch
            {
                null or 0 => $"{summary}.",
                1 => $"{summary}, with 1 change.",
                var changes => $"{summary}, with {changes} changes.",
            };
    }

    private static byte[] Whole(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment is { Offset: 0, Array: { } array } && segment.Count == array.Length ? array : bytes.ToArray();
}
