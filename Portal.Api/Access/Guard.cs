using Portal.Api.Access.Credentials;
using Portal.Api.Access.Limits;
using Portal.Api.Catalog.Edge;

namespace Portal.Api.Access;

/// <summary>
/// The one place where a call is let through or refused, for every door: credential, then subscription, then limits. From memory
/// alone, and each step into the ledger.
/// </summary>
internal sealed class Guard(AccessStore store, CredentialCheck credentials, LimitBook limits, TimeProvider clock, ILogger<Guard> logger)
{
    public AccessDecision Decide(in AccessQuestion question, Ledger ledger)
    {
        var now = clock.GetUtcNow();
        var decision = new AccessDecision();
        decision.Refusal = CheckCredential(question, decision, ledger, now)
            ?? CheckSubscription(question, decision, ledger)
            ?? CheckLimits(question, decision, ledger, now);
        return decision;
    }

    /// <summary>Whose credential it is, for calls that come to no decision: nothing is checked further and nothing counted.</summary>
    public AccessDecision Identify(SentCredentials sent)
    {
        var decision = new AccessDecision();
        credentials.Identify(sent, decision, clock.GetUtcNow());
        return decision;
    }

    private AccessRefusal? CheckCredential(in AccessQuestion question, AccessDecision decision, Ledger ledger, DateTimeOffset now)
    {
        if (question.Known is not { } known)
        {
            return credentials.Check(question, decision, ledger, now);
        }
        decision.Application = known;
        ledger.Pass("credential", known.IdText, LedgerText.Of(known, static known => $"application {known.Name}, as the data plane has found out"));
        return null;
    }

    private static AccessRefusal? CheckSubscription(in AccessQuestion question, AccessDecision decision, Ledger ledger)
    {
        var application = decision.Application!;
        var input = LedgerText.Of(application, question.Api, static (application, api) => $"{application.Name} to {api.Slug}");
        if (!application.OrganizationActive)
        {
            return Refused(ledger, "application", $"{application.Name} of {application.OrganizationName}", Refusals.OrganizationInactive(application));
        }
        var subscription = decision.Subscription ?? application.Subscriptions.GetValueOrDefault(question.Api.Slug);
        if (subscription is null || subscription.Api != question.Api.Slug)
        {
            decision.Subscription = null;
            return Refused(ledger, "subscription", input, Refusals.SubscriptionMissing(application, question.Api));
        }
        decision.Subscription = subscription;
        if (!subscription.Active)
        {
            return Refused(ledger, "subscription", input, Refusals.SubscriptionInactive(question.Api, subscription));
        }
        ledger.Pass("subscription", input, LedgerText.Of(subscription, static subscription => $"active under plan {subscription.PlanTitle}"));
        return null;
    }

    private AccessRefusal? CheckLimits(in AccessQuestion question, AccessDecision decision, Ledger ledger, DateTimeOffset now)
    {
        var subscription = decision.Subscription!;
        if (subscription.Limits.Count == 0)
        {
            ledger.Pass("limits", subscription.PlanTitle, "the plan has no limits");
            return null;
        }
        if (TryTake(question, subscription, now) is not { } reading)
        {
            return question.Api.Edge.Limits is FailureMode.Refuse
                ? Refused(ledger, "limits", subscription.PlanTitle, Refusals.LimitsUnknown)
                : PassUncounted(ledger, subscription);
        }
        decision.Limits = reading;
        return reading.Allowed
            ? PassLimits(ledger, subscription, reading)
            : Refused(ledger, "limits", subscription.PlanTitle, Refuse(question, decision, reading));
    }

    /// <summary>Null: it failed.</summary>
    private LimitReading? TryTake(in AccessQuestion question, SubscriptionAccess subscription, DateTimeOffset now)
    {
#pragma warning disable CA1031 // Who may call is known: that nobody can count does not stop the company's business, unless the API says so.
        try
        {
            return limits.Take(subscription.Id, subscription.Limits, question.Usage ?? MetricUsage.Call(question.Operation.Id), now, question.Use);
        }
        catch (Exception exception)
        {
            logger.LimitsNotCounted(exception, subscription.Id, question.Api.Slug);
            return null;
        }
#pragma warning restore CA1031
    }

    private static AccessRefusal? PassUncounted(Ledger ledger, SubscriptionAccess subscription)
    {
        ledger.Pass("limits", subscription.PlanTitle, "could not be counted, and the API lets such calls pass");
        return null;
    }

    private AccessRefusal Refuse(in AccessQuestion question, AccessDecision decision, LimitReading reading) => reading.IsOutOfPlan
        ? LimitRefusals.NotInPlan(question, decision, reading, store.Current.Snapshot.Plans.GetValueOrDefault(question.Api.Slug, []))
        : LimitRefusals.Exceeded(decision, reading);

    private static AccessRefusal? PassLimits(Ledger ledger, SubscriptionAccess subscription, LimitReading reading)
    {
        ledger.Pass("limits", subscription.PlanTitle, LedgerText.Of(reading, static reading => reading.Describe()));
        return null;
    }

    private static AccessRefusal Refused(Ledger ledger, string step, LedgerText input, AccessRefusal refusal)
    {
        ledger.Fail(step, input, refusal);
        return refusal;
    }
}
