using Portal.Api.Access.Limits;

namespace Portal.Api.Access;

/// <summary>
/// The one place where a call is let through or refused, for every door: credential, then subscription, then limits. From memory
/// alone, and each step into the ledger.
/// </summary>
internal sealed class Guard(AccessStore store, KeyMint mint, ConsoleCredentials console, LimitBook limits, TimeProvider clock)
{
    public AccessDecision Decide(in AccessQuestion question, Ledger ledger)
    {
        var now = clock.GetUtcNow();
        var decision = new AccessDecision();
        decision.Refusal = CheckCredential(question, decision, ledger, now)
            ?? CheckSubscription(question, decision, ledger)
            ?? CheckLimits(decision, ledger, now);
        return decision;
    }

    /// <summary>Whose credential it is, for calls that come to no decision: nothing is checked further and nothing counted.</summary>
    public AccessDecision Identify(string? credential)
    {
        var decision = new AccessDecision();
        CheckCredential(new AccessQuestion { Credential = credential, Place = "" }, decision, new Ledger(clock), clock.GetUtcNow());
        return decision;
    }

    private AccessRefusal? CheckCredential(in AccessQuestion question, AccessDecision decision, Ledger ledger, DateTimeOffset now)
    {
        if (question.Credential is not { Length: > 0 } text)
        {
            return Refused(ledger, "credential", "none sent", Refusals.CredentialMissing);
        }
        var input = $"{question.Place}: {Redaction.Of(text)}";
        return text.StartsWith(ConsoleCredentials.Prefix, StringComparison.Ordinal)
            ? CheckConsole(text, input, decision, ledger, now)
            : CheckKey(text, input, decision, ledger, now);
    }

    private AccessRefusal? CheckKey(string text, string input, AccessDecision decision, Ledger ledger, DateTimeOffset now)
    {
        if (mint.HashOf(text, KeyMint.UserKeyPrefix) is not { } hash)
        {
            return Refused(ledger, "credential", input, Refusals.CredentialMalformed);
        }
        if (store.Credentials.Find(hash) is not { } credential || !store.Current.Snapshot.Applications.TryGetValue(credential.ApplicationId, out var application))
        {
            return Refused(ledger, "credential", input, Refusals.CredentialUnknown);
        }
        decision.Credential = credential;
        decision.Application = application;
        if (credential.ExpiresAt <= now)
        {
            return Refused(ledger, "credential", input, Refusals.CredentialExpired(credential.ExpiresAt.Value));
        }
        ledger.Pass("credential", input, $"user key of application {application.Name}");
        return null;
    }

    private AccessRefusal? CheckConsole(string text, string input, AccessDecision decision, Ledger ledger, DateTimeOffset now)
    {
        if (console.Read(text) is not { } grant)
        {
            return Refused(ledger, "credential", input, Refusals.ConsoleForged);
        }
        if (!store.Current.Subscribers.TryGetValue(grant.Subscription, out var subscriber))
        {
            return Refused(ledger, "credential", input, Refusals.CredentialUnknown);
        }
        decision.Application = subscriber.Application;
        decision.Subscription = subscriber.Subscription;
        decision.ConsoleUser = grant.User;
        if (grant.ExpiresAt <= now)
        {
            return Refused(ledger, "credential", input, Refusals.ConsoleExpired);
        }
        ledger.Pass("credential", input, $"console session for application {subscriber.Application.Name}");
        return null;
    }

    private static AccessRefusal? CheckSubscription(in AccessQuestion question, AccessDecision decision, Ledger ledger)
    {
        var application = decision.Application!;
        var input = $"{application.Name} to {question.Api.Slug}";
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
        ledger.Pass("subscription", input, $"active under plan {subscription.PlanTitle}");
        return null;
    }

    private AccessRefusal? CheckLimits(AccessDecision decision, Ledger ledger, DateTimeOffset now)
    {
        var subscription = decision.Subscription!;
        if (subscription.Limits.Count == 0)
        {
            ledger.Pass("limits", subscription.PlanTitle, "the plan has no limits");
            return null;
        }
        var reading = limits.Take(subscription.Id, subscription.Limits, 1, now);
        decision.Limits = reading;
        return reading.Allowed
            ? PassLimits(ledger, subscription, reading)
            : Refused(ledger, "limits", subscription.PlanTitle, Refusals.LimitsExceeded(subscription, reading));
    }

    private static AccessRefusal? PassLimits(Ledger ledger, SubscriptionAccess subscription, LimitReading reading)
    {
        ledger.Pass("limits", subscription.PlanTitle, reading.Describe());
        return null;
    }

    private static AccessRefusal Refused(Ledger ledger, string step, string input, AccessRefusal refusal)
    {
        ledger.Fail(step, input, refusal);
        return refusal;
    }
}
