using Portal.Api.Catalog.Credentials;

namespace Portal.Api.Access.Credentials;

/// <summary>The one credential by which a caller is known. <see cref="AppId"/> stands beside an app_key; <see cref="Place"/> is for the ledger.</summary>
internal readonly record struct PresentedCredential(CredentialKind Kind, string Text, string? AppId, string Place);

/// <summary>Sorts out what was sent by what one API takes. Two that differ are refused: nobody could say which was meant.</summary>
internal struct Presenting(AcceptedCredentials accepts)
{
    private const string CertificatePlace = "client certificate";

    private string? _console;
    private string? _userKey;
    private string? _appId;
    private string? _appKey;
    private string? _token;
    private CredentialPlace? _place;
    private bool _conflict;

    public void Add(CredentialIn place, string? name, string value)
    {
        if (value.StartsWith(ConsoleCredentials.Prefix, StringComparison.Ordinal))
        {
            // The console sends its own wherever the gateway looks, whatever the API takes from others.
            Set(ref _console, value);
            return;
        }
        if (place is CredentialIn.Bearer && accepts.TakesTokens && !Redaction.IsOurs(value))
        {
            Set(ref _token, value);
            return;
        }
        for (var kind = 0; kind < accepts.Kinds.Count; kind++)
        {
            var accepted = accepts.Kinds[kind];
            for (var at = 0; at < accepted.Places.Count; at++)
            {
                var known = accepted.Places[at];
                if (known.In == place && Is(known.Name, name))
                {
                    Set(ref accepted.Kind is CredentialKind.AppId ? ref _appId : ref _userKey, value);
                    _place ??= known;
                }
                else if (known.In == place && known.Key is not null && Is(known.Key, name))
                {
                    Set(ref _appKey, value);
                    _place ??= known;
                }
            }
        }
    }

    /// <summary>As a pair where the API takes pairs there; else the one secret, in whichever half the client put it.</summary>
    public void AddBasic(string name, string password)
    {
        for (var kind = 0; kind < accepts.Kinds.Count; kind++)
        {
            var accepted = accepts.Kinds[kind];
            for (var at = 0; at < accepted.Places.Count; at++)
            {
                if (accepted.Places[at].In is not CredentialIn.Basic)
                {
                    continue;
                }
                _place ??= accepted.Places[at];
                if (accepted.Kind is CredentialKind.AppId)
                {
                    Set(ref _appId, name);
                    Set(ref _appKey, password);
                }
                else
                {
                    Set(ref _userKey, name.Length > 0 ? name : password);
                }
            }
        }
    }

    /// <param name="carried">The call carries something of its own: in a place where some API takes credentials, or one of ours elsewhere.</param>
    /// <param name="certificate">Shown by the connection. It counts for calls that carry nothing: one connection may serve several callers, and whose a call with a key is, the key says.</param>
    /// <param name="refusal">Why nothing counts.</param>
    public readonly PresentedCredential Result(bool carried, ClientCertificate? certificate, out AccessRefusal? refusal)
    {
        var kinds = (_console is null ? 0 : 1) + (_userKey is null ? 0 : 1) + (_token is null ? 0 : 1) + (_appId is null && _appKey is null ? 0 : 1);
        if (kinds == 0 && !carried && certificate is not null && accepts.TakesCertificates)
        {
            refusal = null;
            return new(CredentialKind.ClientCertificate, certificate.Thumbprint, null, CertificatePlace);
        }
        refusal = _conflict || kinds > 1 ? Refusals.CredentialConflict(accepts)
            : kinds == 0 ? carried || certificate is not null ? Refusals.CredentialMisplaced(accepts) : Refusals.CredentialMissing(accepts)
            : (_appId is null) != (_appKey is null) ? Refusals.CredentialIncomplete(_appId is null ? "an app_key without its app_id" : "an app_id without an app_key", accepts)
            : null;
        if (_token is not null)
        {
            return new(CredentialKind.OAuth, _token, null, "Authorization: Bearer");
        }
        var place = _place?.InWords ?? "header X-API-Key";
        return _console is not null ? new(CredentialKind.UserKey, _console, null, place)
            : _appKey is not null ? new(CredentialKind.AppId, _appKey, _appId, place)
            : new(CredentialKind.UserKey, _userKey ?? "", null, place);
    }

    private void Set(ref string? part, string value)
    {
        _conflict |= part is not null && part != value;
        part ??= value;
    }

    private static bool Is(string? known, string? name) => string.Equals(known, name, StringComparison.OrdinalIgnoreCase);
}
