using System.Text;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.DataPlanes.Kubernetes;

namespace Portal.Tests.DataPlanes.Kubernetes;

public sealed class ManifestSchemaTests
{
    private static readonly string[] Envoy = ["gateway.envoyproxy.io/v1alpha1 SecurityPolicy", "gateway.envoyproxy.io/v1alpha1 ClientTrafficPolicy", "gateway.networking.k8s.io/v1beta1 ReferenceGrant"];

    /// <summary>Of kinds that every cluster has: what must be there.</summary>
    private static readonly Dictionary<string, string[]> BuiltIn = new()
    {
        ["v1 Namespace"] = [],
        ["v1 ServiceAccount"] = [],
        ["v1 Service"] = ["spec/selector", "spec/ports/0/name", "spec/ports/0/port"],
        ["v1 PersistentVolumeClaim"] = ["spec/accessModes/0", "spec/resources/requests/storage"],
        ["apps/v1 Deployment"] = ["spec/selector/matchLabels", "spec/template/metadata/labels", "spec/template/spec/containers/0/name", "spec/template/spec/containers/0/image"],
        ["policy/v1 PodDisruptionBudget"] = ["spec/minAvailable", "spec/selector/matchLabels"],
        ["networking.k8s.io/v1 NetworkPolicy"] = ["spec/podSelector/matchLabels", "spec/policyTypes/0", "spec/ingress/0/ports/0/port"],
    };

    [Theory]
    [InlineData("Istio")]
    [InlineData("GatewayApi")]
    [InlineData("EnvoyGateway")]
    public void Every_manifest_is_one_that_a_cluster_takes(string target)
    {
        CustomResources.SkipWithoutCorpus();
        var result = ExportInput.Make(Enum.Parse<KubernetesTarget>(target), ExportInput.Rich, settings => settings with { ClearRouteCache = true });

        Assert.Empty(result.Problems);
        var checkedByDefinition = 0;
        foreach (var (file, manifest) in Resources(result))
        {
            var kind = $"{manifest.Text("apiVersion")} {manifest.Text("kind")}";
            if (CustomResources.Know(manifest))
            {
                checkedByDefinition++;
                Assert.True(CustomResources.Check(manifest) is { Count: 0 }, $"{file}: {string.Join("; ", CustomResources.Check(manifest))}");
            }
            else
            {
                Assert.True(BuiltIn.ContainsKey(kind) || Envoy.Contains(kind), $"{file} is a {kind}, which nothing here knows.");
                Assert.All(BuiltIn.GetValueOrDefault(kind, []), path => Assert.True(At(manifest, path) is not null, $"{file} has no {path}"));
            }
            Assert.False(string.IsNullOrEmpty(manifest.Get("metadata").Text("name")), file);
        }
        Assert.True(checkedByDefinition >= 2, $"{checkedByDefinition} manifests were held against a definition.");
    }

    [Theory]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: a }\nspec: { rules: [{ timeout: 5s }] }")]
    [InlineData("apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: a }\nspec: { rules: [{ timeouts: { request: 1.5s } }] }")]
    [InlineData("apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: { name: a }\nspec: { action: ASK }")]
    [InlineData("apiVersion: networking.istio.io/v1alpha3\nkind: EnvoyFilter\nmetadata: { name: a }\nspec: { configPatches: [{ applyTo: HTTP_FILTER, patch: { operation: JOIN } }] }")]
    public void What_a_cluster_would_refuse_is_refused_here(string manifest)
    {
        CustomResources.SkipWithoutCorpus();

        Assert.NotEmpty(CustomResources.Check(NodeText.Read(Encoding.UTF8.GetBytes(manifest), ContractFormat.Yaml)));
    }

    private static IEnumerable<(string File, ContractNode Manifest)> Resources(ExportResult result) =>
        result.Files.Where(file => file.IsResource).SelectMany(file => Encoding.UTF8.GetString(file.Bytes.Span).Split("\n---\n")
            .Select(text => (file.Path, NodeText.Read(Encoding.UTF8.GetBytes(text), ContractFormat.Yaml))));

    private static ContractNode? At(ContractNode node, string path) =>
        path.Split('/').Aggregate((ContractNode?)node, (at, name) => int.TryParse(name, out var index) ? at.Items().ElementAtOrDefault(index) : at.Get(name));
}
