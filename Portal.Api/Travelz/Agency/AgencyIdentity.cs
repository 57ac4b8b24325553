using Portal.Api.Mesh;

namespace Portal.Api.Travelz.Agency;

internal static class AgencyIdentity
{
    public const string Domain = "travel-agency";

    public static WorkloadIdentity Of(string app, string version) =>
        new($"{app}-{version}", Domain, new Dictionary<string, string> { ["app"] = app, ["version"] = version });
}
