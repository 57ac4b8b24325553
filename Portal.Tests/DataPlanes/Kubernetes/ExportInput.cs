using System.Text;
using Portal.Api.Catalog.Definition;
using Portal.Api.DataPlanes.Kubernetes;
using Portal.Api.Mesh.Istio;

namespace Portal.Tests.DataPlanes.Kubernetes;

/// <summary>A small catalogue and whatever mesh files a test gives it.</summary>
internal static class ExportInput
{
    public static readonly CatalogFiles Catalog = new([File("trips/api.yaml", ApiFile("")), File("trips/v1.yaml", Contract)]);

    private const string Contract = """
        openapi: 3.1.1
        info: { title: Trips, version: '1' }
        paths:
          /trips/{city}: { get: { operationId: quote, parameters: [{ name: city, in: path, required: true, schema: { type: string } }], responses: { '200': { description: Fine } } } }
          /tripsters: { get: { operationId: people, responses: { '200': { description: Fine } } } }
        """;

    /// <summary>Every condition that a virtual service may have and the Gateway API too, two versions by weight, two hosts, and the inside of the mesh.</summary>
    public const string Rich = """
        apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: { name: trips, namespace: agency }
        spec:
          host: trips
          subsets: [{ name: v1, labels: { version: v1 } }, { name: v2, labels: { version: v2 } }]
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: { name: trips, namespace: agency }
        spec:
          gateways: [partners]
          hosts: [apis.travelz.test, "www.travelz.test"]
          http:
            - match: [{ uri: { exact: /tripsters }, method: { exact: GET } }]
              route: [{ destination: { host: trips, subset: v1 } }]
            - match: [{ uri: { prefix: /trips/ }, headers: { x-kind: { exact: new }, x-area: { prefix: eu- }, x-any: {}, x-shape: { regex: "a|b" } } }]
              route: [{ destination: { host: trips, subset: v2 } }]
              timeout: 1m30s
            - match: [{ uri: { prefix: /trips/ } }]
              route: [{ destination: { host: trips, subset: v1 }, weight: 90 }, { destination: { host: trips, subset: v2 }, weight: 10 }]
              timeout: 250ms
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: { name: inside, namespace: agency }
        spec:
          hosts: [trips]
          http: [{ route: [{ destination: { host: trips.agency.svc.cluster.local, subset: v1 } }] }]
        """;

    public static ExportResult Make(KubernetesTarget target, string mesh, Func<ExportSettings, ExportSettings>? set = null, CatalogFiles? catalog = null) =>
        KubernetesExport.Make(catalog ?? Catalog, [new MeshFile("mesh.yaml", mesh)], set is null ? new ExportSettings(target) : set(new ExportSettings(target)));

    /// <summary>One virtual service at the edge, by what stands in its spec.</summary>
    public static string Edge(string spec) => $"apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: {{ name: trips, namespace: agency }}\nspec: {{ gateways: [partners], {spec} }}\n";

    public static CatalogFiles WithApi(string more) => new([File("trips/api.yaml", ApiFile(more)), File("trips/v1.yaml", Contract)]);

    private static string ApiFile(string more) =>
        $"title: Trips\nsummary: Quotes.\nowner: Us\ndomain: agency\naudience: partners\ntags: [trips]\ngateway: true\nerrors: problem\nversions: [{{ name: v1, audience: partners, state: published }}]\nplans: []\n{more}";

    private static CatalogFile File(string path, string text) => new(path, Encoding.UTF8.GetBytes(text));
}
