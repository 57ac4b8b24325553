namespace Portal.Api.DataPlanes.ServiceManagement;

/// <summary>What 3scale checks, in its order: of several failures the first counts.</summary>
internal enum ServiceCheck
{
    Caller,
    Application,
    Usage,
    OAuth,
    Key,
    Redirect,
    Referrer,
    State,
    Service,
    Limits,
}
