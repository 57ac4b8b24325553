using System.Text;
using Portal.Api.DataPlanes.Kubernetes;

namespace Portal.Tests.DataPlanes.Kubernetes;

/// <summary>What routes of the Gateway API, as they are written here, do not say is told; Istio is given the files as they are.</summary>
public sealed class LeftOutTests
{
    private const string Rule = "route: [{ destination: { host: trips } }]";

    [Theory]
    [InlineData("match: [{ uri: { prefix: /trips/ }, scheme: { exact: https } }], " + Rule, "spec.http[0].match[0].scheme")]
    [InlineData("match: [{ uri: { prefix: /trips/ }, authority: { exact: a } }], " + Rule, "spec.http[0].match[0].authority")]
    [InlineData("match: [{ uri: { prefix: /trips/ }, queryParams: { q: {} } }], " + Rule, "spec.http[0].match[0].queryParams")]
    [InlineData("match: [{ uri: { prefix: /trips/ }, port: 80 }], " + Rule, "spec.http[0].match[0].port")]
    [InlineData("match: [{ uri: { prefix: /trips/ }, sourceNamespace: a }], " + Rule, "spec.http[0].match[0].sourceNamespace")]
    [InlineData("rewrite: { uri: /y }, " + Rule, "spec.http[0].rewrite")]
    [InlineData("redirect: { uri: /y }", "spec.http[0].redirect")]
    [InlineData("directResponse: { status: 200 }", "spec.http[0].directResponse")]
    [InlineData("retries: { attempts: 1 }, " + Rule, "spec.http[0].retries")]
    [InlineData("fault: { abort: { httpStatus: 500 } }, " + Rule, "spec.http[0].fault")]
    [InlineData("mirror: { host: b }, " + Rule, "spec.http[0].mirrors")]
    [InlineData("corsPolicy: {}, " + Rule, "spec.http[0].corsPolicy")]
    [InlineData("headers: { request: { remove: [a] } }, " + Rule, "spec.http[0].headers")]
    [InlineData("route: [{ destination: { host: trips }, headers: { request: { remove: [a] } } }]", "spec.http[0].route.headers")]
    [InlineData("route: [{ destination: { host: trips, port: { number: 81 } } }]", "spec.http[0].route.destination.port")]
    public void A_field_that_is_not_written_is_a_problem_and_not_another_route(string rule, string field)
    {
        var mesh = ExportInput.Edge($"hosts: ['*'], http: [{{ {rule} }}]");

        Assert.Contains($"mesh.yaml:4: {field}: is not written into routes of the Gateway API: take it out, or export for Istio", ExportInput.Make(KubernetesTarget.GatewayApi, mesh).Problems);
        Assert.Equal(mesh, Text(ExportInput.Make(KubernetesTarget.Istio, mesh), "mesh/mesh.yaml"));
    }

    [Fact]
    public void Rules_that_another_virtual_service_has_are_written_where_they_are_led_to()
    {
        var mesh = ExportInput.Edge("hosts: ['*'], http: [{ match: [{ uri: { prefix: /trips/ } }], delegate: { name: inner } }]")
            + "---\napiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: inner, namespace: agency }\nspec: { http: [{ match: [{ method: { exact: GET } }], route: [{ destination: { host: trips } }] }] }\n";

        var route = Text(ExportInput.Make(KubernetesTarget.GatewayApi, mesh), "routes/agency.trips.yaml");

        Assert.Contains("type: PathPrefix\n        value: /trips/\n      method: GET", route, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gateway_that_the_files_have_is_not_written_a_second_time()
    {
        const string Gateway = "\n---\napiVersion: networking.istio.io/v1\nkind: Gateway\nmetadata: { name: partners, namespace: agency }\nspec: { servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: ['*'] }] }\n";

        Assert.Contains(ExportInput.Make(KubernetesTarget.Istio, ExportInput.Rich).Files, file => file.Path == "edge/gateway.agency.yaml");
        var result = ExportInput.Make(KubernetesTarget.Istio, ExportInput.Rich + Gateway);
        Assert.Empty(result.Problems);
        Assert.Equal(["edge/authorization-policy.yaml"], result.Files.Select(file => file.Path).Where(path => path.StartsWith("edge/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("{ name: partners }", "Istio", "a route of an edge that the portal would not be asked about")]
    [InlineData("{ name: partners }", "GatewayApi", "a route of an edge that the portal would not be asked about")]
    [InlineData("{ kind: Service, group: '', name: trips }", "GatewayApi", "an HTTPRoute already")]
    public void An_HTTPRoute_is_told_where_it_would_be_left_out(string parent, string target, string problem) => Assert.Contains(
        ExportInput.Make(Enum.Parse<KubernetesTarget>(target), ExportInput.Rich + Route(parent)).Problems, told => told.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void Istio_takes_HTTPRoutes_of_the_inside_and_access_rules_with_the_files()
    {
        var result = ExportInput.Make(KubernetesTarget.Istio, ExportInput.Rich + Route("{ kind: Service, group: '', name: trips }") + Access);

        Assert.Empty(result.Problems);
        Assert.Empty(result.Remarks);
    }

    [Fact]
    public void What_is_the_mesh_s_own_business_is_remarked()
    {
        var remarks = ExportInput.Make(KubernetesTarget.GatewayApi, ExportInput.Rich.Replace("host: trips\n", "host: trips\n  trafficPolicy: { tls: { mode: DISABLE } }\n", StringComparison.Ordinal) + Access).Remarks;

        Assert.Contains("PeerAuthentication default: the Gateway API has no word for it, so your mesh has to be told by its own configuration.", remarks);
        Assert.Contains(remarks, remark => remark.StartsWith("trafficPolicy of DestinationRule trips: ", StringComparison.Ordinal));
    }

    private const string Access = "\n---\napiVersion: security.istio.io/v1\nkind: PeerAuthentication\nmetadata: { name: default, namespace: agency }\nspec: { mtls: { mode: STRICT } }\n";

    private static string Route(string parent) =>
        $"\n---\napiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {{ name: r, namespace: agency }}\nspec: {{ parentRefs: [{parent}], rules: [{{ backendRefs: [{{ name: trips }}] }}] }}\n";

    private static string Text(ExportResult result, string path)
    {
        Assert.Empty(result.Problems);
        return Encoding.UTF8.GetString(result.Files.Single(file => file.Path == path).Bytes.Span);
    }
}
