using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Drift.Inbox;

/// <summary>
/// Says why a difference is to stay. It holds until the finding becomes another: other types, other members inside, or gone and come back.
/// Administrators only.
/// </summary>
public sealed class DismissDrift
{
    private readonly PortalDbContext _db;
    private readonly DriftReader _reader;
    private readonly DriftCount _count;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;

    internal DismissDrift(PortalDbContext db, DriftReader reader, DriftCount count, AuditTrail audit, TimeProvider clock)
    {
        _db = db;
        _reader = reader;
        _count = count;
        _audit = audit;
        _clock = clock;
    }

    public async Task<Outcome<DriftStatus>> ExecuteAsync(Actor actor, string api, string version, string id, DriftDismissalRequest request, CancellationToken cancellationToken)
    {
        if ((Administrators.Refuse(actor) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        if ((await _reader.FindAsync(api, version, cancellationToken)).FirstOrDefault(finding => finding.Part.Id == id) is not { } finding)
        {
            return DriftStatus.NotFound;
        }
        var part = finding.Part;
        await using var transaction = await _db.Database.BeginTransactionAsync(cancellationToken);
        await _db.Set<DriftDismissal>().Where(dismissal => dismissal.Id == id).ExecuteDeleteAsync(cancellationToken);
        _db.Add(new DriftDismissal
        {
            Id = id,
            Api = part.Api,
            Version = part.Version,
            Side = part.Side,
            Operation = part.Operation,
            Kind = part.Kind,
            Status = part.Status,
            Name = part.Name,
            Signature = DriftDismissal.Digest(finding.Signature),
            Reason = request.Reason.Trim(),
            By = actor.Name,
            At = _clock.GetUtcNow(),
        });
        _audit.Add(_db, actor, "drift.dismissed", $"api/{api}/{version}", $"{DriftWords.Of(part)} of {part.Operation} was dismissed.", reason: request.Reason.Trim());
        await _db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _count.Forget();
        return new DriftStatus(id, DriftState.Dismissed);
    }
}

/// <summary>Why a finding is to stay as it is; kept in the audit trail.</summary>
public sealed record DriftDismissalRequest([property: Required, TextLength(3, 500)] string Reason);

/// <summary>What became of a finding.</summary>
public sealed record DriftStatus(string Id, DriftState State)
{
    internal static readonly Refusal NotFound = new Refusal.NotFound("drift_not_found", "There is no such finding now: it was documented, or calls do not show it any more. The list says what there is.");
}
