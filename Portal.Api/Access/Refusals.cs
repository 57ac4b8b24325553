using System.Globalization;
using Portal.Api.Access.Limits;

namespace Portal.Api.Access;

/// <summary>The guard's refusals: stable codes, 3scale's titles, and a remedy for each.</summary>
internal static class Refusals
{
    private const string Missing = "Authentication parameters missing";
    private const string Failed = "Authentication failed";
    private const string Exceeded = "Usage limit exceeded";

    public static readonly AccessRefusal CredentialMissing = new(
        401,
        "credential_missing",
        Missing,
        "The call carries no credential.",
        "Send your application's key in the header X-API-Key, or in the query parameter user_key.") { PlainStatus = 403 };

    public static readonly AccessRefusal CredentialMalformed = Denied(
        "credential_malformed",
        "The key is not one of ours: its form or its checksum is wrong, so a character is missing or mistyped.",
        "Copy the whole key again. Keys begin with tvz_ and have 37 characters.");

    public static readonly AccessRefusal CredentialUnknown = Denied(
        "credential_unknown",
        "The key is well formed and no application has it: it was revoked, or belongs to another installation.",
        "Make a new key on the application's page and use that one.");

    public static readonly AccessRefusal ConsoleForged = Denied(
        "credential_malformed",
        "The console credential is not one of ours, or was altered.",
        "Send the call from the console again. Programs use an application's own key.");

    public static readonly AccessRefusal ConsoleExpired = Denied(
        "credential_expired",
        "The console credential is older than its 60 seconds.",
        "Send the call from the console again. Programs use an application's own key.");

    public static AccessRefusal CredentialExpired(DateTimeOffset at) => Denied(
        "credential_expired",
        $"The key expired at {at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}.",
        "Make a new key on the application's page and use that one.");

    public static AccessRefusal OrganizationInactive(ApplicationAccess application) => Denied(
        "application_not_active",
        $"The organisation {application.OrganizationName} is not active, so its applications may not call.",
        "Wait for the administrators' decision on the organisation, or ask them.");

    public static AccessRefusal SubscriptionMissing(ApplicationAccess application, ApiAccess api) => Denied(
        "subscription_missing",
        $"The application {application.Name} has no subscription to {api.Title}.",
        $"Subscribe the application to {api.Title} on the API's page.");

    public static AccessRefusal SubscriptionInactive(ApiAccess api, SubscriptionAccess subscription) =>
        subscription.Pending
            ? Denied(
                "subscription_pending",
                $"The subscription to {api.Title} waits for a decision since {subscription.Since.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture)}.",
                "An administrator decides; the answer comes by mail.")
            : Denied(
                "subscription_not_active",
                $"The subscription to {api.Title} is {subscription.State}.",
                "Subscribe again on the API's page, or ask an administrator.");

    public static AccessRefusal LimitsExceeded(SubscriptionAccess subscription, LimitReading reading)
    {
        var wait = reading.RetryAfter;
        return new AccessRefusal(
            429,
            "limits_exceeded",
            Exceeded,
            $"Plan {subscription.PlanTitle}: {reading.Describe()}.",
            wait is null ? "Ask for a plan that allows more." : string.Create(CultureInfo.InvariantCulture, $"Wait {wait} s and call again, or ask for a plan that allows more."))
        {
            ViolatedPolicies = reading.Violated,
            RetryAfter = wait,
        };
    }

    private static AccessRefusal Denied(string code, string detail, string remedy) => new(403, code, Failed, detail, remedy);
}
