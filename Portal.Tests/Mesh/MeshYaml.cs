namespace Portal.Tests.Mesh;

/// <summary>Mesh files for tests, as short as they can be.</summary>
internal static class MeshYaml
{
    public static string Service(string http, string gateway = "partners", string hosts = "\"*\"", string name = "test") =>
        $"""
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata:
          name: {name}
        spec:
          gateways: [{gateway}]
          hosts: [{hosts}]
          http:
        {Indented(http)}
        ---

        """;

    public static string Subsets(string host = "travels") =>
        $$"""
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata:
          name: {{host}}
        spec:
          host: {{host}}
          subsets:
            - { name: v1, labels: { version: v1 } }
            - { name: v2, labels: { version: v2 } }
        ---

        """;

    public static string Split(int v1, int v2) => Subsets() + Service(
        $$"""
        - route:
            - { destination: { host: travels, subset: v1 }, weight: {{v1}} }
            - { destination: { host: travels, subset: v2 }, weight: {{v2}} }
        """);

    private static string Indented(string text) => string.Join('\n', text.TrimEnd().Split('\n').Select(line => $"    {line}"));
}
