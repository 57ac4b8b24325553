using Portal.Api.Mesh.Istio;

namespace Portal.Tests.Mesh.Istio;

/// <summary>Gateway, ServiceEntry, PeerAuthentication and AuthorizationPolicy: each field, and what is refused.</summary>
public sealed class OtherObjectTests
{
    [Theory]
    [InlineData("networking.istio.io/v1 Gateway", "{ selector: { istio: ingressgateway }, servers: [{ name: a, port: { number: 80, name: http, protocol: HTTP2 }, hosts: [travel-agency/api.example.com, '*.example.com'] }] }",
        "Servers=[{Port=80; Protocol=HTTP2; Hosts=[api.example.com, *.example.com]}]")]
    [InlineData("networking.istio.io/v1 ServiceEntry", "{ hosts: [rates.example.com], ports: [{ number: 443, name: https, protocol: HTTP, targetPort: 8443 }], resolution: STATIC, location: MESH_INTERNAL, endpoints: [{ address: 10.0.0.1, ports: { https: 9443 }, labels: { version: v1 }, serviceAccount: rates }] }",
        "{Name=a; Namespace=b; Hosts=[rates.example.com]; Ports=[{Number=443; Name=https; Protocol=HTTP; TargetPort=8443}]; Resolution=Static; Endpoints=[{Address=10.0.0.1; Ports=[{Key=https; Value=9443}]; Labels=[{Key=version; Value=v1}]; ServiceAccount=rates}]; IsInside=yes}")]
    [InlineData("networking.istio.io/v1 ServiceEntry", "{ hosts: [rates.example.com], ports: [{ number: 80 }], resolution: DNS }", "TargetPort=80}]; Resolution=Dns; Endpoints=[]; IsInside=no}")]
    [InlineData("security.istio.io/v1 PeerAuthentication", "{ selector: { matchLabels: { app: a } }, mtls: { mode: STRICT } }", "{Name=a; Namespace=b; Selector=[{Key=app; Value=a}]; Mode=Strict}")]
    [InlineData("security.istio.io/v1beta1 PeerAuthentication", "{ mtls: { mode: PERMISSIVE } }", "Mode=Permissive")]
    [InlineData("security.istio.io/v1 PeerAuthentication", "{ mtls: { mode: UNSET } }", "PeerAuthentications=[]")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{}", "AuthorizationPolicies=[{Name=a; Namespace=b; Selector=[]; Action=Allow; Rules=[]; Provider=-}]")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ action: CUSTOM, provider: { name: portal }, rules: [{}] }", "Action=Custom; Rules=[{From=[]; To=[]; When=[]}]; Provider=portal")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ selector: { matchLabels: { app: a } }, action: DENY, rules: [{ from: [{ source: { principals: [p], notPrincipals: [q], namespaces: [n], notNamespaces: [o], ipBlocks: [10.0.0.0/8], notIpBlocks: [10.1.2.3] } }] }] }",
        "From=[{Principals=[p]; NotPrincipals=[q]; Namespaces=[n]; NotNamespaces=[o]; IpBlocks=[10.0.0.0/8]; NotIpBlocks=[10.1.2.3]}]")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ rules: [{ to: [{ operation: { hosts: [h], notHosts: [i], methods: [GET], notMethods: [PUT], paths: [/p*], notPaths: ['*.png'], ports: ['80'], notPorts: ['81'] } }] }] }",
        "To=[{Hosts=[h]; NotHosts=[i]; Methods=[GET]; NotMethods=[PUT]; Paths=[/p*]; NotPaths=[*.png]; Ports=[80]; NotPorts=[81]}]")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ rules: [{ when: [{ key: 'request.headers[x-tier]', values: [gold], notValues: [old*] }] }] }", "When=[{Key=request.headers[x-tier]; Values=[gold]; NotValues=[old*]}]")]
    public void An_object_is_read(string kind, string spec, string expected)
    {
        var objects = Read(kind, spec);

        Assert.Empty(objects.Problems);
        Assert.Contains(expected, ModelText.Of(objects), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("networking.istio.io/v1 Gateway", "{}", "spec.servers", "is required")]
    [InlineData("networking.istio.io/v1 Gateway", "{ servers: [{ port: { number: 443, protocol: HTTPS }, hosts: [a], tls: { mode: SIMPLE } }] }", "spec.servers[0].port.protocol", "'HTTPS' is not executed")]
    [InlineData("networking.istio.io/v1 Gateway", "{ servers: [{ port: { number: 443, protocol: HTTPS }, hosts: [a], tls: { mode: SIMPLE } }] }", "spec.servers[0].tls", "not executed")]
    [InlineData("networking.istio.io/v1 ServiceEntry", "{ hosts: ['*.example.com'], ports: [{ number: 80 }], resolution: DNS }", "spec.hosts", "without asterisks")]
    [InlineData("networking.istio.io/v1 ServiceEntry", "{ hosts: [a], ports: [{ number: 80 }] }", "spec.resolution", "is required")]
    [InlineData("networking.istio.io/v1 ServiceEntry", "{ hosts: [a], ports: [{ number: 80 }], resolution: NONE }", "spec.resolution", "'NONE' is not executed")]
    [InlineData("networking.istio.io/v1 ServiceEntry", "{ hosts: [a], ports: [{ number: 80 }], resolution: STATIC }", "spec.endpoints", "is required")]
    [InlineData("networking.istio.io/v1 ServiceEntry", "{ hosts: [a], ports: [{ number: 80 }], resolution: STATIC, endpoints: [{ address: b.example }] }", "spec.endpoints[0].address", "takes an IP address")]
    [InlineData("networking.istio.io/v1 ServiceEntry", "{ hosts: [a], ports: [{ number: 80, name: http }], resolution: DNS, endpoints: [{ address: b, ports: { web: 81 } }] }", "spec.endpoints[0].ports.web", "not the name of a port")]
    [InlineData("networking.istio.io/v1 ServiceEntry", "{ hosts: [a], ports: [{ number: 80 }], resolution: DNS, addresses: [240.0.0.1] }", "spec.addresses", "not executed")]
    [InlineData("security.istio.io/v1 PeerAuthentication", "{ mtls: { mode: DISABLE } }", "spec.mtls.mode", "'DISABLE' is not executed")]
    [InlineData("security.istio.io/v1 PeerAuthentication", "{ portLevelMtls: { 80: { mode: STRICT } } }", "spec.portLevelMtls", "not executed")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ action: AUDIT }", "spec.action", "'AUDIT' is not executed")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ action: CUSTOM }", "spec.provider", "is required")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ provider: { name: a } }", "spec.provider", "not CUSTOM")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ targetRef: { kind: Service } }", "spec.targetRef", "not executed")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ rules: [{ from: [{ source: { requestPrincipals: ['*'] } }] }] }", "spec.rules[0].from[0].source.requestPrincipals", "not executed")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ rules: [{ from: [{ source: { ipBlocks: [here] } }] }] }", "spec.rules[0].from[0].source.ipBlocks", "not 'here'")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ rules: [{ to: [{ operation: { paths: ['/a/{*}/b'] } }] }] }", "spec.rules[0].to[0].operation.paths", "template '/a/{*}/b' is not executed")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ rules: [{ to: [{ operation: { paths: ['/a*b'] } }] }] }", "spec.rules[0].to[0].operation.paths", "at an end, not within")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ rules: [{ to: [{ operation: { ports: [web] } }] }] }", "spec.rules[0].to[0].operation.ports", "not 'web'")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ rules: [{ when: [{ key: request.auth.claims, values: [a] }] }] }", "spec.rules[0].when[0].key", "'request.auth.claims' is not executed")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ rules: [{ when: [{ key: destination.ip, values: [10.0.0.1] }] }] }", "spec.rules[0].when[0].key", "'destination.ip' is not executed")]
    [InlineData("security.istio.io/v1 AuthorizationPolicy", "{ rules: [{ when: [{ key: source.namespace }] }] }", "spec.rules[0].when[0].values", "is required")]
    [InlineData("security.istio.io/v1alpha1 AuthorizationPolicy", "{}", "apiVersion", "takes security.istio.io/v1 or security.istio.io/v1beta1")]
    [InlineData("security.istio.io/v1 RequestAuthentication", "{}", "kind", "'RequestAuthentication' is not executed")]
    public void What_is_not_executed_is_told(string kind, string spec, string field, string reason) =>
        Assert.Contains(Read(kind, spec).Problems, problem => problem.Field == field && problem.Reason.Contains(reason, StringComparison.Ordinal));

    private static MeshObjects Read(string kind, string spec) =>
        MeshFileReader.Read(new MeshFile("mesh.yaml", $"apiVersion: {kind.Split(' ')[0]}\nkind: {kind.Split(' ')[1]}\nmetadata: {{ name: a, namespace: b }}\nspec: {spec}\n"));
}
