using Microsoft.EntityFrameworkCore;
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
    private readonly ContractJudge _judge;
    private readonly ContractStore _store;

    internal PublishContract(PortalDbContext db, ContractJudge judge, ContractStore store)
    {
        _db = db;
        _judge = judge;
        _store = store;
    }

    /// <summary>Why this actor may not publish; null: it may. For whoever wants to know before taking in what was sent.</summary>
    public static Refusal? Refuse(Actor actor) => actor.IsSignedIn
        ? actor.MayPublish ? null : new Refusal.Forbidden("administrator_required", "Contracts are published by administrators, and by tokens that carry the scope contracts:write.")
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
        var report = PublicationReport.Begin(request, current);
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
        _ when !actor.MayAdminister => new Refusal.Forbidden("administrator_required", "Only administrators publish in spite of what stands in the way."),
        { Reason: null } => new Refusal.Invalid("reason", "The field 'reason' is required where 'force' is true: say in 10 to 500 characters why it is published all the same."),
        _ => null,
    };

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
        var stored = await _store.AddAsync(actor, row, request, report, cancellationToken);
        try
        {
            await _db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Caused(exception))
        {
            return report with { Verdict = PublicationVerdict.Overtaken, InForce = await CurrentAsync(row, cancellationToken) };
        }
        await _store.PutInForceAsync([stored], request.IsStart);
        return report with { Verdict = PublicationVerdict.Published, InForce = stored.Revision };
    }
}
