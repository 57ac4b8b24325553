using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Catalog.Credentials;

namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>Whose call is asked about, by what its data plane took out of it.</summary>
internal sealed record ServiceCaller(string? UserKey, string? AppId, string? AppKey, string? Referrer)
{
    private const string AnyPage = "*";

    private static readonly AcceptedCredential UserKeys = new(CredentialKind.UserKey, [new(CredentialIn.Query, "user_key")]);
    private static readonly AcceptedCredential Pairs = new(CredentialKind.AppId, [new(CredentialIn.Query, "app_id", "app_key")]);

    private static readonly AcceptedCredentials Nothing = new([]);
    private static readonly AcceptedCredentials OnlyUserKeys = new([UserKeys]);
    private static readonly AcceptedCredentials OnlyPairs = new([Pairs]);
    private static readonly AcceptedCredentials BothKinds = new([UserKeys, Pairs]);

    /// <summary>The data plane answers for the page that the call comes from.</summary>
    public bool AnyReferrer => Referrer == AnyPage;

    /// <summary>The guard takes addresses of pages; clients of this API mostly send hosts.</summary>
    public string? Page => Referrer is null || Referrer.Contains("://", StringComparison.Ordinal) ? Referrer : $"http://{Referrer}";

    public static ServiceCaller Read(ServiceForm form) => new(form.Text("user_key"), form.Text("app_id"), form.Text("app_key"), form.Text("referrer"));

    /// <summary>The kinds that an API takes, under the names that they have here.</summary>
    public static AcceptedCredentials Accepts(AcceptedCredentials api) => (Takes(api, CredentialKind.UserKey), Takes(api, CredentialKind.AppId)) switch
    {
        (true, true) => BothKinds,
        (true, false) => OnlyUserKeys,
        (false, true) => OnlyPairs,
        _ => Nothing,
    };

    /// <summary>For clients of OAuth a key is not needed, and is checked where it comes.</summary>
    public static AcceptedCredentials AcceptsBeside() => OnlyPairs;

    public SentCredentials Sent()
    {
        var sent = new SentCredentials();
        sent.Add(CredentialIn.Query, "user_key", UserKey);
        sent.Add(CredentialIn.Query, "app_id", AppId);
        sent.Add(CredentialIn.Query, "app_key", AppKey);
        return sent;
    }

    /// <summary>Why nobody is named, or somebody who is not there; null: the guard can be asked.</summary>
    public ServiceError? Check(AccessSnapshot snapshot, ApiAccess api, out ApplicationAccess? application)
    {
        application = null;
        if (UserKey is not null)
        {
            return AppId is null ? null : ServiceError.Both;
        }
        if (AppId is null)
        {
            return Takes(api.Accepts, CredentialKind.UserKey) ? ServiceError.UserKeyMissing : ServiceError.ApplicationNotFound("");
        }
        return Guid.TryParseExact(AppId, "N", out var id) && snapshot.Applications.TryGetValue(id, out application) && application.Subscriptions.ContainsKey(api.Slug)
            ? null
            : ServiceError.ApplicationNotFound(AppId);
    }

    private static bool Takes(AcceptedCredentials api, CredentialKind kind) => api.Kinds.Any(one => one.Kind == kind);
}
