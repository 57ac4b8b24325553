using Portal.Api.Access.Credentials.Tokens;
using Portal.Api.Access.WrongKeys;
using Portal.Api.Catalog.Credentials;

namespace Portal.Api.Access.Credentials;

/// <summary>
/// Whose call it is. A typo is refused by its checksum before any look-up; after that an unknown key, a key of another application and a right
/// one take the same way: one keyed hash and one look-up.
/// </summary>
internal sealed class CredentialCheck(AccessStore store, KeyMint mint, ConsoleCredentials console, TokenReader tokens, WrongKeyBook wrong)
{
    private const string Step = "credential";

    /// <summary>Null: known, and allowed from where it comes.</summary>
    public AccessRefusal? Check(in AccessQuestion question, AccessDecision decision, Ledger ledger, DateTimeOffset now)
    {
        var presented = question.Sent.Present(question.Api.Accepts, out var unclear);
        if (unclear is not null)
        {
            return Refused(ledger, question.Sent.Count == 0 ? "none sent" : "not clear", unclear);
        }
        if (presented.Text.StartsWith(ConsoleCredentials.Prefix, StringComparison.Ordinal))
        {
            return Slowed(CheckConsole(presented.Text, Input(presented), decision, ledger, now), question);
        }
        var refused = Slowed(
            presented.Kind switch
            {
                CredentialKind.OAuth => CheckToken(presented.Text, question, decision, now),
                CredentialKind.ClientCertificate => CheckCertificate(question.Sent.Certificate!, decision, now),
                _ => CheckKey(presented, decision, now),
            },
            question);
        return (refused ?? decision.Credential!.Allowed?.Check(question.ClientAddress, question.Referrer, question.AnyReferrer)) is { } refusal
            ? Refused(ledger, Input(presented), refusal)
            : Passed(ledger, presented, decision);
    }

    /// <summary>Who sends many keys that nobody has is told to wait, in the place of what was wrong.</summary>
    private AccessRefusal? Slowed(AccessRefusal? refusal, in AccessQuestion question) =>
        refusal is not null && !question.KnownSender && Refusals.IsWrongKey(refusal) && wrong.Add(question.ClientAddress, question.Api.Slug) is { } wait ? Refusals.TooManyWrongKeys(wait) : refusal;

    /// <summary>Redacted at once, and not when the ledger is read: what was sent is not to be kept until then.</summary>
    private static LedgerText Input(in PresentedCredential presented) => presented.AppId is { } appId
        ? $"{presented.Place}: {Redaction.OfAppId(appId)} with {Redaction.Of(presented.Text)}"
        // A thumbprint is no secret, and tells its owner which certificate was shown.
        : presented.Kind is CredentialKind.ClientCertificate ? LedgerText.Of(presented.Place, presented.Text, static (place, text) => $"{place}: x5t#S256 {text}")
        : LedgerText.Of(presented.Place, Redaction.Of(presented.Text), static (place, text) => $"{place}: {text}");

    /// <summary>Whose it is as far as can be told without knowing what an API takes.</summary>
    public void Identify(SentCredentials sent, AccessDecision decision, DateTimeOffset now)
    {
        for (var index = 0; index < sent.Count && decision.Application is null; index++)
        {
            var text = sent[index].Value;
            if (text.StartsWith(ConsoleCredentials.Prefix, StringComparison.Ordinal))
            {
                CheckConsole(text, "", decision, ledger: null, now);
            }
            else if (mint.TryHash(text, KeyMint.UserKeyPrefix, out var hash) || mint.TryHash(text, KeyMint.AppKeyPrefix, out hash))
            {
                Know(hash, decision);
            }
        }
        if (decision.Application is null && sent.Certificate is { } certificate)
        {
            Know(certificate.Hash, decision);
        }
    }

    /// <summary>Whether a credential is refused now, whoever shows it: the same look-up as for a call.</summary>
    public bool Refuses(KeyHash hash)
    {
        var decision = new AccessDecision();
        Know(hash, decision);
        return decision.Credential is null;
    }

    private AccessRefusal? CheckKey(in PresentedCredential presented, AccessDecision decision, DateTimeOffset now)
    {
        var isPair = presented.Kind is CredentialKind.AppId;
        if (!mint.TryHash(presented.Text, isPair ? KeyMint.AppKeyPrefix : KeyMint.UserKeyPrefix, out var hash))
        {
            return isPair ? Refusals.AppKeyMalformed : Refusals.CredentialMalformed;
        }
        Know(hash, decision);
        if (decision.Credential is not { } credential || credential.Kind != presented.Kind || (isPair && !IsOf(presented.AppId, decision.Application!)))
        {
            (decision.Credential, decision.Application) = (null, null);
            return isPair ? Refusals.AppKeyUnknown : Refusals.CredentialUnknown;
        }
        return credential.ExpiresAt is { } end && end <= now ? Refusals.CredentialExpired(end) : null;
    }

    /// <summary>By the thumbprint: that the caller has its private key was proved where its connection ended.</summary>
    private AccessRefusal? CheckCertificate(ClientCertificate certificate, AccessDecision decision, DateTimeOffset now)
    {
        Know(certificate.Hash, decision);
        if (decision.Credential is not { Kind: CredentialKind.ClientCertificate } credential)
        {
            (decision.Credential, decision.Application) = (null, null);
            return certificate.NotAfter is { } over && over <= now ? Refusals.CertificateExpired(over) : Refusals.CertificateUnknown(certificate);
        }
        return credential.ExpiresAt is { } end && end <= now ? Refusals.CertificateExpired(end) : null;
    }

    /// <summary>The token says for which credential it was made; whether that still is good is looked up as for any other.</summary>
    private AccessRefusal? CheckToken(string text, in AccessQuestion question, AccessDecision decision, DateTimeOffset now)
    {
        if (tokens.Read(text) is not { } grant)
        {
            return Refusals.TokenInvalid;
        }
        Know(KeyHash.OfId(grant.Credential), decision);
        if (decision.Credential is not { Kind: CredentialKind.OAuth } credential || credential.ApplicationId != grant.Application || credential.ExpiresAt <= now)
        {
            (decision.Credential, decision.Application) = (null, null);
            return Refusals.TokenRevoked;
        }
        return grant.ExpiresAt <= now ? Refusals.TokenExpired(grant.ExpiresAt)
            : grant.Covers(question.Api, question.Operation) ? null
            : Refusals.ScopeInsufficient(question.Api, question.Operation);
    }

    private void Know(KeyHash hash, AccessDecision decision)
    {
        var state = store.Current;
        if (state.Credentials.Find(hash) is { } credential && state.Snapshot.Applications.TryGetValue(credential.ApplicationId, out var application))
        {
            (decision.Credential, decision.Application) = (credential, application);
        }
    }

    private static bool IsOf(string? appId, ApplicationAccess application) => Guid.TryParseExact(appId, "N", out var id) && id == application.Id;

    private AccessRefusal? CheckConsole(string text, LedgerText input, AccessDecision decision, Ledger? ledger, DateTimeOffset now)
    {
        if (console.Read(text) is not { } grant)
        {
            return Refused(ledger, input, Refusals.ConsoleForged);
        }
        if (!store.Current.Subscribers.TryGetValue(grant.Subscription, out var subscriber))
        {
            return Refused(ledger, input, Refusals.CredentialUnknown);
        }
        decision.Application = subscriber.Application;
        decision.Subscription = subscriber.Subscription;
        decision.ConsoleUser = grant.User;
        if (grant.ExpiresAt <= now)
        {
            return Refused(ledger, input, Refusals.ConsoleExpired);
        }
        ledger?.Pass(Step, input, $"console session for application {subscriber.Application.Name}");
        return null;
    }

    private static AccessRefusal? Passed(Ledger ledger, in PresentedCredential presented, AccessDecision decision)
    {
        var name = presented.Kind switch
        {
            CredentialKind.AppId => "app_key",
            CredentialKind.OAuth => "access token",
            CredentialKind.ClientCertificate => "client certificate",
            _ => "user key",
        };
        ledger.Pass(Step, Input(presented), LedgerText.Of(decision.Application!, name, static (application, name) => $"{name} of application {application.Name}"));
        return null;
    }

    private static AccessRefusal Refused(Ledger? ledger, LedgerText input, AccessRefusal refusal)
    {
        ledger?.Fail(Step, input, refusal);
        return refusal;
    }
}
