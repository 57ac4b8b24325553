namespace Portal.Api.Mesh.Istio;

/// <summary>Gateways are known here by their names alone: <c>travel-agency/partners</c> is <c>partners</c>.</summary>
internal static class GatewayName
{
    public static string Of(string written) => written[(written.LastIndexOf('/') + 1)..];

    public static IReadOnlyList<string> Of(IReadOnlyList<string> written) => written.Count == 0 ? [] : [.. written.Select(Of)];
}
