using System.Globalization;
using Portal.Api.Access.Credentials;
using Portal.Api.Access.Credentials.Tokens;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Contracts;

namespace Portal.Api.Access;

/// <summary>The guard's refusals: stable codes, 3scale's titles, and a remedy for each.</summary>
internal static class Refusals
{
    private const string Missing = "Authentication parameters missing";
    private const string Failed = "Authentication failed";

    public static AccessRefusal CredentialMissing(AcceptedCredentials accepts) => Absent("credential_missing", "The call carries no credential.", accepts);

    public static AccessRefusal CredentialMisplaced(AcceptedCredentials accepts) =>
        Absent("credential_misplaced", "The call carries a credential where this API does not take one.", accepts);

    public static AccessRefusal CredentialIncomplete(string found, AcceptedCredentials accepts) => Absent("credential_incomplete", $"The call carries {found}.", accepts);

    public static AccessRefusal CredentialConflict(AcceptedCredentials accepts) =>
        new(400, "credential_conflict", "Bad request", "The call carries two different credentials.", $"Send one: {accepts.InWords}.");

    public static readonly AccessRefusal CredentialMalformed = Denied(
        "credential_malformed",
        "The key is not one of ours: its form or its checksum is wrong, so a character is missing or mistyped.",
        "Copy the whole key again. Keys begin with tvz_ and have 37 characters.");

    public static readonly AccessRefusal CredentialUnknown = Denied(
        "credential_unknown",
        "The key is well formed and no application has it: it was revoked, or belongs to another installation.",
        "Make a new key on the application's page and use that one.");

    public static readonly AccessRefusal AppKeyMalformed = Denied(
        "credential_malformed",
        "The app_key is not one of ours: its form or its checksum is wrong, so a character is missing or mistyped.",
        "Copy the whole app_key again. They begin with tvzk_ and have 38 characters.");

    public static readonly AccessRefusal AppKeyUnknown = Denied(
        "credential_unknown",
        "No application has this app_id with this app_key: one of them belongs elsewhere, or the app_key was revoked.",
        "Compare both with the application's page, and make a new app_key if yours is gone.");

    public static readonly AccessRefusal TokenInvalid = Token(
        "token_invalid",
        "The access token is none of ours, or was altered, or is for something else.",
        "Get a new one at the portal's /connect/token.");

    public static readonly AccessRefusal TokenRevoked = Token(
        "token_revoked",
        "The client secret that the access token was got with was revoked or has expired, and its tokens with it.",
        "Get a new token with a client secret that works.");

    public static readonly AccessRefusal ConsoleForged = Denied(
        "credential_malformed",
        "The console credential is not one of ours, or was altered.",
        "Send the call from the console again. Programs use an application's own key.");

    public static readonly AccessRefusal ConsoleExpired = Denied(
        "credential_expired",
        "The console credential is older than its 60 seconds.",
        "Send the call from the console again. Programs use an application's own key.");

    public static readonly AccessRefusal LimitsUnknown = new(
        503,
        "limits_unknown",
        "Service unavailable",
        "How much of the plan's limits is used cannot be found out at the moment, and this API takes no calls without that.",
        "Send the call again in a moment.") { RetryAfter = 1 };

    public static AccessRefusal CredentialExpired(DateTimeOffset at) => Denied(
        "credential_expired",
        $"The key expired at {at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}.",
        "Make a new key on the application's page and use that one.");

    public static AccessRefusal CertificateUnknown(ClientCertificate certificate) => Denied(
        "credential_unknown",
        $"No application has the client certificate with the thumbprint {certificate.Thumbprint}: it was revoked or has come to its end here, or was never added.",
        "Add the certificate on the application's page, or show one that is there.");

    public static AccessRefusal CertificateExpired(DateTimeOffset at) => Denied(
        "credential_expired",
        $"The client certificate expired at {at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}.",
        "Add a new certificate on the application's page and show that one.");

    /// <summary>Whether it was for a key that nobody has, which who tries keys would meet.</summary>
    public static bool IsWrongKey(AccessRefusal refusal) =>
        refusal == CredentialMalformed || refusal == CredentialUnknown || refusal == AppKeyMalformed || refusal == AppKeyUnknown || refusal == TokenInvalid || refusal == ConsoleForged;

    public static AccessRefusal TooManyWrongKeys(TimeSpan wait) => new(
        429,
        "too_many_wrong_keys",
        Failed,
        "Many keys that nobody has came from your network address in a short time.",
        "Stop the client that sends the wrong key, and send a right one: that passes at once.")
    {
        RetryAfter = (long)Math.Ceiling(wait.TotalSeconds),
    };

    public static AccessRefusal TokenExpired(DateTimeOffset at) => Token(
        "token_expired",
        $"The access token expired at {at.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)}.",
        "Get a new one at the portal's /connect/token.");

    public static AccessRefusal ScopeInsufficient(ApiAccess api, OperationSummary operation) => Denied(
        "insufficient_scope",
        $"The access token is good, and its scopes do not cover {operation.Id} of {api.Title}.",
        $"Get a token with the scope {api.Slug}, or {TokenScopes.Of(api.Slug, operation)} for this operation alone.") with
    {
        Challenge = $"error=\"insufficient_scope\", scope=\"{TokenScopes.Of(api.Slug, operation)}\"",
    };

    public static AccessRefusal AddressNotAllowed(string address) => Denied(
        "address_not_allowed",
        $"The credential is right, and may not be used from {address}: its owner has listed the addresses that it works from.",
        "Call from one of these addresses, or add this one on the application's page.");

    public static AccessRefusal ReferrerNotAllowed(string? referrer) => Denied(
        "referrer_not_allowed",
        referrer is null ? "The credential is right, and works only for calls that say in Referer which page they come from." : "The credential is right, and may not be used by the page that Referer names.",
        "Call from a page of a host on the credential's list, or add the host on the application's page.");

    public static AccessRefusal OrganizationInactive(ApplicationAccess application) => Denied(
        "application_not_active",
        $"The organisation {application.OrganizationName} is not active, so its applications may not call.",
        "It waits for the administrators' decision or was suspended by them: read the mail its owner got, or ask them.");

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

    private static AccessRefusal Absent(string code, string detail, AcceptedCredentials accepts) => new(401, code, Missing, detail, $"Send {accepts.InWords}.") { PlainStatus = 403 };

    private static AccessRefusal Token(string code, string detail, string remedy) => new(401, code, Failed, detail, remedy) { PlainStatus = 403, Challenge = "error=\"invalid_token\"" };

    private static AccessRefusal Denied(string code, string detail, string remedy) => new(403, code, Failed, detail, remedy);
}
