using System.Text;
using Portal.Api.Catalog.Definition;
using Portal.Api.DataPlanes.Kubernetes;
using Portal.Api.Hosting;
using Portal.Api.Mesh;
using Portal.Tests.Conventions;

namespace Portal.Tests.DataPlanes.Kubernetes;

public sealed class KubernetesExportTests
{
    [Theory]
    [InlineData("istio", "Istio")]
    [InlineData("gateway-api", "GatewayApi")]
    [InlineData("envoy-gateway", "EnvoyGateway")]
    public void The_examples_that_come_with_the_program_are_what_it_writes(string folder, string target)
    {
        var result = KubernetesExport.Make(CatalogFolder.Read(ProgramFiles.Contracts).Files, MeshFiles.ReadFolder(ProgramFiles.MeshFiles), new ExportSettings(Enum.Parse<KubernetesTarget>(target)));
        var root = Path.Combine(SourceTree.Root, "deploy", "kubernetes", folder);
        var committed = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(root, file).Replace('\\', '/'), File.ReadAllText);

        Assert.Empty(result.Problems);
        Assert.Equal(result.Files.Select(file => file.Path).Order(StringComparer.Ordinal), committed.Keys.Order(StringComparer.Ordinal));
        Assert.All(result.Files, file => Assert.True(Text(file) == committed[file.Path], $"deploy/kubernetes/{folder}/{file.Path} is not what 'export {folder} --out deploy/kubernetes/{folder} --overwrite' writes."));
    }

    [Theory]
    [InlineData("Istio")]
    [InlineData("GatewayApi")]
    [InlineData("EnvoyGateway")]
    public void The_same_input_makes_the_same_bytes_in_whatever_order_its_files_come(string target)
    {
        var settings = new ExportSettings(Enum.Parse<KubernetesTarget>(target));
        var (catalog, mesh) = (CatalogFolder.Read(ProgramFiles.Contracts).Files, MeshFiles.ReadFolder(ProgramFiles.MeshFiles));
        var once = KubernetesExport.Make(catalog, mesh, settings);

        var again = KubernetesExport.Make(catalog, mesh, settings);
        var otherwise = KubernetesExport.Make(new CatalogFiles(catalog.All.Reverse()), [.. mesh.AsEnumerable().Reverse()], settings);

        Assert.True(mesh.Count > 1);
        Assert.Equal(Written(once), Written(again));
        Assert.Equal(Written(once), Written(otherwise));
    }

    [Fact]
    public void Istio_gets_the_mesh_files_as_they_are_and_is_to_ask_about_all_that_they_let_in()
    {
        var files = Written(ExportInput.Make(KubernetesTarget.Istio, ExportInput.Rich));

        Assert.Equal(ExportInput.Rich, files["mesh/mesh.yaml"]);
        var policy = files["edge/authorization-policy.yaml"];
        Assert.Contains("action: CUSTOM\n  provider:\n    name: travelz-portal", policy, StringComparison.Ordinal);
        Assert.Contains("hosts:\n        - apis.travelz.test\n        - apis.travelz.test:*\n        - www.travelz.test\n        - www.travelz.test:*\n        paths:\n        - /trips/*\n        - /tripsters\n", policy, StringComparison.Ordinal);
        Assert.Contains("timeout: 0.2s\n      failOpen: false\n      statusOnError: \"503\"", files["admin/mesh-config.yaml"], StringComparison.Ordinal);
        Assert.DoesNotContain("admin/", files["kustomization.yaml"], StringComparison.Ordinal);
        Assert.DoesNotContain("edge/envoy-filter.yaml", files.Keys);
    }

    [Theory]
    [InlineData("hosts: ['*'], http: [{ route: [{ destination: { host: trips } }] }]")]
    [InlineData("hosts: ['*'], http: [{ match: [{ uri: { regex: '/t[a-z]+' } }], route: [{ destination: { host: trips } }] }]")]
    [InlineData("hosts: ['*.travelz.test'], http: [{ match: [{ uri: { prefix: /trips }, ignoreUriCase: true }], route: [{ destination: { host: trips } }] }]")]
    public void Istio_is_to_ask_about_everything_where_a_policy_could_not_say_what_a_rule_takes(string spec) =>
        Assert.Contains("  rules:\n  - {}\n", Written(ExportInput.Make(KubernetesTarget.Istio, ExportInput.Edge(spec)))["edge/authorization-policy.yaml"], StringComparison.Ordinal);

    [Fact]
    public void The_route_cache_is_cleared_by_one_filter_and_only_where_that_is_asked_for()
    {
        var files = Written(ExportInput.Make(KubernetesTarget.Istio, ExportInput.Rich, settings => settings with { ClearRouteCache = true }));

        Assert.Contains("operation: MERGE", Assert.Single(files, file => file.Value.Contains("kind: EnvoyFilter", StringComparison.Ordinal)).Value, StringComparison.Ordinal);
        Assert.Contains("edge/envoy-filter.yaml", files["kustomization.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_gateway_of_the_gateway_api_asks_in_each_route_and_a_service_stands_for_each_subset()
    {
        var files = Written(ExportInput.Make(KubernetesTarget.GatewayApi, ExportInput.Rich, settings => settings with { ServicePort = 8000 }));

        var route = files["routes/agency.trips.yaml"];
        Assert.Equal(3, route.Split("type: ExternalAuth").Length - 1);
        Assert.Contains("backendRefs:\n    - name: trips-v1\n      port: 8000\n      weight: 90\n    - name: trips-v2\n      port: 8000\n      weight: 10\n    timeouts:\n      request: 250ms", route, StringComparison.Ordinal);
        Assert.Contains("request: 1m30s", route, StringComparison.Ordinal);
        Assert.Contains("selector:\n    app: trips\n    version: v2\n", files["services/agency.trips-v2.yaml"], StringComparison.Ordinal);
        Assert.Contains("kind: Service\n    name: trips\n", files["routes/agency.inside-to-trips.yaml"], StringComparison.Ordinal);
        Assert.DoesNotContain("ExternalAuth", files["routes/agency.inside-to-trips.yaml"], StringComparison.Ordinal);
    }

    [Fact]
    public void Envoy_gateway_asks_for_the_whole_gateway_and_follows_the_subset_that_the_portal_names()
    {
        var files = Written(ExportInput.Make(KubernetesTarget.EnvoyGateway, ExportInput.Rich));

        var policy = files["edge/security-policy.agency.yaml"];
        Assert.Contains("kind: Gateway\n    name: partners", policy, StringComparison.Ordinal);
        Assert.Contains("timeout: 200ms\n    failOpen: false\n    recomputeRoute: true", policy, StringComparison.Ordinal);
        var route = files["routes/agency.trips.yaml"];
        Assert.Contains("      - type: Exact\n        name: x-portal-subset\n        value: v2\n    backendRefs:\n    - name: trips-v2\n      port: 80\n    timeouts:\n      request: 250ms", route, StringComparison.Ordinal);
        Assert.Equal(2, route.Split("x-portal-subset").Length - 1);
        Assert.DoesNotContain(files.Keys, path => path.Contains("inside", StringComparison.Ordinal));
    }

    [Fact]
    public void The_portal_leaves_before_it_stops_writes_nowhere_but_to_its_volume_and_takes_secrets_from_a_secret()
    {
        var files = Written(ExportInput.Make(KubernetesTarget.Istio, ExportInput.Rich, settings => settings with { PortalUrl = "https://portal.travelz.test", GatewayUrl = "https://apis.travelz.test" }));

        var deployment = files["portal/deployment.yaml"];
        foreach (var part in (string[])["path: /health/live", "path: /health/ready", "value: portal,control", "runAsNonRoot: true", "readOnlyRootFilesystem: true", "secretRef:\n            name: portal-secrets", "value: https://portal.travelz.test", "value: https://apis.travelz.test"])
        {
            Assert.Contains(part, deployment, StringComparison.Ordinal);
        }
        // Leaving, and what a host of .NET waits for calls on their way.
        Assert.True(Number(deployment, "terminationGracePeriodSeconds: ") > Number(deployment, "- sleep\n              - \"") + 30);
        Assert.DoesNotContain(files, file => file.Value.Contains("kind: Secret\n", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("hosts: ['*'], http: [{ match: [{ uri: { prefix: /trips } }], route: [{ destination: { host: trips } }] }]", "mesh.yaml:4: spec.http[0].match[0].uri.prefix: '/trips' takes /tripsters of trips too")]
    [InlineData("hosts: ['*'], http: [{ match: [{ uri: { prefix: /trips/ }, ignoreUriCase: true }], route: [{ destination: { host: trips } }] }]", "spec.http[0].match[0].ignoreUriCase: has no counterpart")]
    [InlineData("hosts: ['*'], http: [{ match: [{ sourceLabels: { app: a } }], route: [{ destination: { host: trips } }] }]", "spec.http[0].match[0].sourceLabels: has no counterpart")]
    [InlineData("hosts: ['*'], http: [{ match: [{ withoutHeaders: { x-a: {} } }], route: [{ destination: { host: trips } }] }]", "spec.http[0].match[0].withoutHeaders: has no counterpart")]
    [InlineData("hosts: ['*'], http: [{ match: [{ method: { regex: 'GET|PUT' } }], route: [{ destination: { host: trips } }] }]", "spec.http[0].match[0].method: takes, for the Gateway API, exact with one of GET")]
    [InlineData("hosts: ['*'], http: [{ route: [{ destination: { host: trips } }] }, { match: [{ uri: { prefix: /trips/ } }], route: [{ destination: { host: other } }] }]", "spec.http[1].match[0]: comes after rule 1 of trips")]
    [InlineData("hosts: ['*'], http: [{ route: [{ destination: { host: trips.example.com } }] }]", "spec.route: 'trips.example.com' is no service of the cluster")]
    public void What_the_gateway_api_cannot_say_is_told_with_its_field_and_nothing_is_written(string spec, string problem)
    {
        var result = ExportInput.Make(KubernetesTarget.GatewayApi, ExportInput.Edge(spec));

        Assert.Empty(result.Files);
        Assert.Contains(problem, Assert.Single(result.Problems), StringComparison.Ordinal);
        Assert.Empty(ExportInput.Make(KubernetesTarget.Istio, ExportInput.Edge(spec)).Problems);
    }

    [Theory]
    [InlineData("kind: Nothing", "kind: takes VirtualService, DestinationRule")]
    [InlineData("apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a }\nspec: { hosts: [a], http: [{ route: [{ destination: { host: a } }] }] }", "no virtual service of these files is bound to 'partners'")]
    [InlineData("apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: ../a }\nspec: { gateways: [partners], hosts: [a], http: [{ route: [{ destination: { host: a } }] }] }", "metadata.name: takes a name of Kubernetes")]
    [InlineData("apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a }\nspec: { gateways: [partners], hosts: [a], http: [{ route: [{ destination: { host: a, subset: v9 } }] }] }", "no DestinationRule defines a subset 'v9'")]
    public void Mesh_files_that_cannot_be_used_are_told(string mesh, string problem) =>
        Assert.Contains(ExportInput.Make(KubernetesTarget.Istio, mesh).Problems, told => told.Contains(problem, StringComparison.Ordinal));

    [Fact]
    public void What_an_export_leaves_to_others_is_remarked()
    {
        var result = ExportInput.Make(
            KubernetesTarget.Istio,
            ExportInput.Edge("hosts: ['*'], http: [{ match: [{ uri: { prefix: /other } }], route: [{ destination: { host: other } }] }]"),
            catalog: ExportInput.WithApi("cors: { origins: ['https://a.test'] }\nchecks: { requests: enforce, responses: off }\n"));

        Assert.Empty(result.Problems);
        Assert.Collection(
            result.Remarks,
            remark => Assert.StartsWith("trips: no rule of a virtual service", remark, StringComparison.Ordinal),
            remark => Assert.StartsWith("trips: cors is", remark, StringComparison.Ordinal),
            remark => Assert.StartsWith("trips: checks are", remark, StringComparison.Ordinal));
    }

    private static int Number(string text, string before) =>
        int.Parse(new string([.. text[(text.IndexOf(before, StringComparison.Ordinal) + before.Length)..].TakeWhile(char.IsAsciiDigit)]), System.Globalization.CultureInfo.InvariantCulture);

    private static SortedDictionary<string, string> Written(ExportResult result) =>
        result.Problems.Count == 0 ? new(result.Files.ToDictionary(file => file.Path, Text), StringComparer.Ordinal) : throw new InvalidOperationException(string.Join('\n', result.Problems));

    private static string Text(Manifest file) => Encoding.UTF8.GetString(file.Bytes.Span);
}
