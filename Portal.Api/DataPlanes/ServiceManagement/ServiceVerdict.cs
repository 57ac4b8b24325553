using Portal.Api.Access;
using Portal.Api.Access.Limits;

namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>What is answered about one call: yes, a denial (409) with how things stand, or an error alone.</summary>
/// <param name="Error">Null: authorised.</param>
/// <param name="Limits">How the limits of the plan stand; null: who calls has none.</param>
internal sealed record ServiceVerdict(ApiAccess? Api, ServiceError? Error, SubscriptionAccess? Subscription, LimitReading? Limits)
{
    /// <summary>As who calls sent them; null: none.</summary>
    public ServiceCaller? Caller { get; init; }

    /// <summary>Name of the parameter for a redirect, where the client speaks of OAuth.</summary>
    public string? Redirect { get; init; }

    public bool IsOAuth { get; init; }

    public int Status => Error?.Status ?? StatusCodes.Status200OK;

    public static ServiceVerdict Failed(ServiceError error) => new(null, error, null, null);
}
