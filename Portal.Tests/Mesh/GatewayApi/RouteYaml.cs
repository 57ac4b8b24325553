using Portal.Api.Mesh.GatewayApi;
using Portal.Api.Mesh.Istio;

namespace Portal.Tests.Mesh.GatewayApi;

/// <summary>HTTPRoutes for tests, as short as they can be.</summary>
internal static class RouteYaml
{
    public static string Route(string rules, string name = "test", string home = "agency", string parent = "{ name: partners }", string more = "", string metadata = "") =>
        $"""
        apiVersion: gateway.networking.k8s.io/v1
        kind: HTTPRoute
        metadata: {"{"} name: {name}, namespace: {home}{metadata} {"}"}
        spec:
          parentRefs: [{parent}]
          {more}
          rules: [{rules}]
        ---

        """;

    /// <summary>A rule that leads to a service of the name.</summary>
    public static string To(string host, string match = "") => $"{{ {(match.Length == 0 ? "" : $"matches: [{match}], ")}backendRefs: [{{ name: {host}, port: 80 }}] }}";

    public static HttpRoute Read(string yaml)
    {
        var objects = MeshFileReader.Read(new MeshFile("mesh.yaml", yaml));
        Assert.Empty(objects.Problems);
        return Assert.Single(objects.HttpRoutes);
    }
}
