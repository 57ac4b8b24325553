using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Audit;
using Portal.Api.Catalog.Domains;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;
using Portal.Api.Persistence;

namespace Portal.Api.Access.Interdomain;

/// <summary>
/// Says what is done with calls from one domain into another that lack what they need. In force at every sidecar that is alive when this answers.
/// Administrators only; saying what holds already changes nothing.
/// </summary>
public sealed class SetInterdomainMode
{
    private readonly PortalDbContext _db;
    private readonly AuditTrail _audit;
    private readonly IAccessPublisher _access;
    private readonly TimeProvider _clock;

    internal SetInterdomainMode(PortalDbContext db, AuditTrail audit, IAccessPublisher access, TimeProvider clock)
    {
        _db = db;
        _audit = audit;
        _access = access;
        _clock = clock;
    }

    public async Task<Outcome<InterdomainRuleView>> ExecuteAsync(Actor actor, string from, string to, NewInterdomainMode request, CancellationToken cancellationToken)
    {
        if ((Administrators.Refuse(actor) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        if (from == to || await _db.Set<PublishedDomain>().CountAsync(domain => domain.Name == from || domain.Name == to, cancellationToken) < 2)
        {
            return new Refusal.NotFound("domain_not_found", "There are no two domains of these names. GET /domains lists them; inside one domain calls need mesh identity only.");
        }
        var rule = await _db.Set<InterdomainRule>().SingleOrDefaultAsync(known => known.From == from && known.To == to, cancellationToken);
        if (request.Mode != (rule?.Mode ?? InterdomainMode.Enforce))
        {
            rule = Change(rule, actor, from, to, request);
            if (!await TrySaveAsync(cancellationToken))
            {
                return new Refusal.Conflict("changed_meanwhile", "Somebody else changed this at the same moment. Look at it again, then try again.");
            }
        }
        // Committed: the sidecars are told even when the caller has gone.
        await _access.PublishAsync(CancellationToken.None);
        return InterdomainRuleView.Of(from, to, rule);
    }

    private InterdomainRule Change(InterdomainRule? rule, Actor actor, string from, string to, NewInterdomainMode request)
    {
        var (now, reason) = (_clock.GetUtcNow(), request.Reason.Trim());
        if (rule is null)
        {
            _db.Add(rule = new InterdomainRule { From = from, To = to, Mode = request.Mode, Reason = reason, ChangedAt = now, ChangedBy = actor.Name });
        }
        (rule.Mode, rule.Reason, rule.ChangedAt, rule.ChangedBy) = (request.Mode, reason, now, actor.Name);
        _audit.Add(_db, actor, "interdomain.mode_changed", $"domains/{from}/{to}", request.Mode is InterdomainMode.Observe
            ? $"Calls from {from} into {to} that lack contract, subscription or key pass now, and are told."
            : $"Calls from {from} into {to} that lack contract, subscription or key are refused now.", reason: reason);
        return rule;
    }

    private async Task<bool> TrySaveAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _db.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (UniqueViolation.Caused(exception))
        {
            return false;
        }
    }
}

/// <summary>What is to hold from now on, and why.</summary>
public sealed record NewInterdomainMode([property: Required] InterdomainMode Mode, [property: Required, TextLength(1, 500)] string Reason);

/// <summary>What holds of calls from one domain into another; who said so when and why, where anybody has.</summary>
public sealed record InterdomainRuleView(string From, string To, InterdomainMode Mode, string? Reason, DateTimeOffset? ChangedAt, string? ChangedBy)
{
    internal static InterdomainRuleView Of(string from, string to, InterdomainRule? rule) =>
        new(from, to, rule?.Mode ?? InterdomainMode.Enforce, rule?.Reason, rule?.ChangedAt, rule?.ChangedBy);
}
