using Portal.Api.Access;

namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>
/// The guard's refusals in 3scale's words, by their code: one column for callers known by user_key, one for those known by app_id. What is not
/// in the table says that who calls is not known.
/// </summary>
internal static class ServiceErrors
{
    private static readonly Dictionary<string, (Func<ServiceCaller, ServiceError> ByUserKey, Func<ServiceCaller, ServiceError> ByAppId)> Table = new(StringComparer.Ordinal)
    {
        ["subscription_missing"] = (UserKey, ApplicationNotFound),
        ["address_not_allowed"] = Both(ServiceError.AddressNotAllowed),
        ["referrer_not_allowed"] = (Referrer, Referrer),
        ["application_not_active"] = Both(ServiceError.ApplicationNotActive),
        ["subscription_pending"] = Both(ServiceError.ApplicationNotActive),
        ["subscription_not_active"] = Both(ServiceError.ApplicationNotActive),
        ["not_in_plan"] = Both(ServiceError.LimitsExceeded),
        ["limits_exceeded"] = Both(ServiceError.LimitsExceeded),
        ["limits_unknown"] = Both(ServiceError.LimitsUnknown),
    };

    public static ServiceError Of(AccessRefusal refusal, ServiceCaller caller)
    {
        var (byUserKey, byAppId) = Table.GetValueOrDefault(refusal.Code, (UserKey, AppKey));
        return caller.UserKey is null ? byAppId(caller) : byUserKey(caller);
    }

    private static (Func<ServiceCaller, ServiceError>, Func<ServiceCaller, ServiceError>) Both(ServiceError error) => (_ => error, _ => error);

    private static ServiceError UserKey(ServiceCaller caller) => ServiceError.UserKey(caller.UserKey!);

    private static ServiceError AppKey(ServiceCaller caller) => caller.AppKey is { } key ? ServiceError.AppKey(key) : ServiceError.AppKeyMissing;

    private static ServiceError ApplicationNotFound(ServiceCaller caller) => ServiceError.ApplicationNotFound(caller.AppId ?? "");

    private static ServiceError Referrer(ServiceCaller caller) => caller.Referrer is { } referrer ? ServiceError.Referrer(referrer) : ServiceError.ReferrerMissing;
}
