using Portal.Api.Mesh.Istio;
using Portal.Tests.Mesh.Istio;

namespace Portal.Tests.Mesh.GatewayApi;

/// <summary>Each field of an HTTPRoute, in the terms of the model that virtual services have too.</summary>
public sealed class HttpRouteFieldTests
{
    private const string To = "backendRefs: [{ name: a }]";

    [Theory]
    [InlineData("matches", "matches: [{ path: { type: Exact, value: /x } }]", "Uri=exact /x")]
    [InlineData("matches prefix", "matches: [{ path: { type: PathPrefix, value: /x/ } }]", "Uri=path prefix /x/")]
    [InlineData("matches regex", "matches: [{ path: { type: RegularExpression, value: '/x.*' } }]", "Uri=regex /x.*")]
    [InlineData("matches, by default", "matches: [{}]", "Uri=path prefix /")]
    [InlineData("matches method", "matches: [{ method: PUT }]", "Method=exact PUT")]
    [InlineData("matches headers", "matches: [{ headers: [{ name: x-a, value: b }, { name: X-A, value: c }, { name: x-d, type: RegularExpression, value: 'e+' }] }]", "Headers=[{Name=x-a; Value=exact b}, {Name=x-d; Value=regex e+}]")]
    [InlineData("matches queryParams", "matches: [{ queryParams: [{ name: q, value: ro }, { name: q, value: mi }] }]", "QueryParams=[{Name=q; Value=exact ro}]")]
    [InlineData("name", "name: first", "Name=first")]
    [InlineData("backendRefs", "", "Destinations=[{Host=a.agency.svc.cluster.local; Subset=-; Weight=1; Port=-;")]
    [InlineData("timeouts request", "timeouts: { request: 10s }", "Timeout=00:00:10")]
    [InlineData("timeouts request, none", "timeouts: { request: 0s }", "Timeout=-")]
    [InlineData("timeouts backendRequest", "timeouts: { request: 10s, backendRequest: 2s }", "Retries={Attempts=0; PerTryTimeout=00:00:02;")]
    [InlineData("retry", "retry: { codes: [500, 503], attempts: 3, backoff: 100ms }", "Retries={Attempts=3; PerTryTimeout=-; On={ConnectFailure=yes; Reset=yes; RefusedStream=yes; Gateway5xx=no; Any5xx=no; Retriable4xx=no; Statuses=[500, 503]; GrpcStatuses=[]}; Backoff=00:00:00.1000000;")]
    [InlineData("retry, none by default", "", "Retries={Attempts=0;")]
    [InlineData("no service of the name", "", "UnknownHostStatus=500")]
    [InlineData("RequestHeaderModifier", "filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: x-a, value: b }], add: [{ name: x-c, value: d }], remove: [x-e] } }]",
        "Headers={Request={Set=[{Key=x-a; Value=b}]; Add=[{Key=x-c; Value=d}]; Remove=[x-e]; IsEmpty=no}; Response={Set=[]; Add=[]; Remove=[]; IsEmpty=yes}}")]
    [InlineData("ResponseHeaderModifier", "filters: [{ type: ResponseHeaderModifier, responseHeaderModifier: { set: [{ name: x-a, value: b }] } }]", "Response={Set=[{Key=x-a; Value=b}]")]
    [InlineData("URLRewrite full path", "filters: [{ type: URLRewrite, urlRewrite: { hostname: b, path: { type: ReplaceFullPath, replaceFullPath: /y } } }]", "Rewrite={Uri=/y; Authority=b; UriRegex=-; ReplacesWhole=yes}")]
    [InlineData("URLRewrite prefix", "filters: [{ type: URLRewrite, urlRewrite: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /y } } }]", "Rewrite={Uri=/y; Authority=-; UriRegex=-; ReplacesWhole=no}")]
    [InlineData("RequestMirror", "filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: b, port: 81 } } }]", "Mirrors=[{Host=b.agency.svc.cluster.local; Subset=-; Percentage=100; Port=81}]")]
    [InlineData("RequestMirror percent", "filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: b }, percent: 5 } }]", "Percentage=5;")]
    [InlineData("RequestMirror fraction", "filters: [{ type: RequestMirror, requestMirror: { backendRef: { name: b }, fraction: { numerator: 1, denominator: 8 } } }]", "Percentage=12.5;")]
    [InlineData("CORS", "filters: [{ type: CORS, cors: { allowOrigins: ['https://a', 'https://*.b'], allowMethods: [GET], allowHeaders: [x-a], exposeHeaders: [x-b], maxAge: 60, allowCredentials: true } }]",
        "Cors={Origins=[any case of exact https://a, regex https://.*\\.b]; Methods=[GET]; Headers=[x-a]; ExposedHeaders=[x-b]; MaxAge=00:01:00; Credentials=yes}")]
    [InlineData("CORS, by default", "filters: [{ type: CORS, cors: { allowOrigins: ['*'] } }]", "MaxAge=00:00:05")]
    public void A_rule_is_read(string field, string rule, string expected)
    {
        var read = ModelText.Of(RouteYaml.Read(RouteYaml.Route($"{{ {(rule.Length == 0 ? "" : $"{rule}, ")}{To} }}")).Rules[0]);

        Assert.True(read.Contains(expected, StringComparison.Ordinal), $"{field}: {read}");
    }

    [Theory]
    [InlineData("requestRedirect: { scheme: https, hostname: b, port: 8443, statusCode: 301, path: { type: ReplaceFullPath, replaceFullPath: /y } }", "Redirect={Uri=/y; Authority=b; Scheme=https; Port=8443; Status=301; ReplacesPrefix=no; DerivedPort=None}")]
    [InlineData("requestRedirect: { scheme: https }", "Redirect={Uri=-; Authority=-; Scheme=https; Port=-; Status=302; ReplacesPrefix=no; DerivedPort=ProtocolDefault}")]
    [InlineData("requestRedirect: { path: { type: ReplacePrefixMatch, replacePrefixMatch: /y } }", "Redirect={Uri=/y; Authority=-; Scheme=-; Port=-; Status=302; ReplacesPrefix=yes; DerivedPort=RequestPort}")]
    public void A_redirect_is_read(string filter, string expected) =>
        Assert.Contains(expected, ModelText.Of(RouteYaml.Read(RouteYaml.Route($"{{ filters: [{{ type: RequestRedirect, {filter} }}] }}")).Rules[0]), StringComparison.Ordinal);

    [Theory]
    [InlineData("backendRefs: [{ name: a, namespace: b, port: 81, weight: 3, kind: Service, group: '' }]", "{Host=a.b.svc.cluster.local; Subset=-; Weight=3; Port=81;")]
    [InlineData("backendRefs: [{ name: a, filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { remove: [x-a] } }] }]", "Remove=[x-a]")]
    public void A_backend_is_read(string rule, string expected) =>
        Assert.Contains(expected, ModelText.Of(RouteYaml.Read(RouteYaml.Route($"{{ {rule} }}")).Rules[0].Destinations), StringComparison.Ordinal);

    [Theory]
    [InlineData("{}")]
    [InlineData("{ backendRefs: [] }")]
    [InlineData("{ backendRefs: [{ name: a, weight: 0 }] }")]
    public void Where_nobody_is_to_answer_the_answer_is_500(string rule)
    {
        var read = RouteYaml.Read(RouteYaml.Route(rule)).Rules[0];

        Assert.Equal((500, 0), (read.DirectResponse!.Status, read.Destinations.Count));
    }

    [Fact]
    public void Without_rules_everything_is_answered_500() =>
        Assert.Equal(500, Compiled.Routes(RouteYaml.Route("").Replace("  rules: []\n", "", StringComparison.Ordinal)).Find("GET /x")!.Rule.DirectResponse!.Status);

    [Theory]
    [InlineData("{ kind: TCPRoute, name: a }", "", "{}", "spec.parentRefs[0].kind", "takes Gateway or Service")]
    [InlineData("{ kind: Service, name: a }", "", "{}", "spec.parentRefs[0].group", "takes \"\" where kind is Service")]
    [InlineData("{ name: a, sectionName: http }", "", "{}", "spec.parentRefs[0].sectionName", "not executed")]
    [InlineData("{ kind: Service, group: '', name: a }", "hostnames: [b]", "{}", "spec.hostnames", "known by its own name")]
    [InlineData("{ name: a }", "useDefaultGateways: All", "{}", "spec.useDefaultGateways", "not executed")]
    [InlineData("{ name: a }", "", "{ backendRefs: [{ kind: Bucket, name: b }] }", "spec.rules[0].backendRefs[0].kind", "'Bucket' is not executed")]
    [InlineData("{ name: a }", "", "{ filters: [{ type: ExtensionRef, extensionRef: { name: a } }] }", "spec.rules[0].filters[0].type", "'ExtensionRef' is not executed")]
    [InlineData("{ name: a }", "", "{ filters: [{ type: ExternalAuth, externalAuth: {} }] }", "spec.rules[0].filters[0].externalAuth", "not executed")]
    [InlineData("{ name: a }", "", "{ filters: [{ type: CORS }] }", "spec.rules[0].filters[0].cors", "is required")]
    [InlineData("{ name: a }", "", "{ filters: [{ type: CORS, cors: {} }, { type: CORS, cors: {} }] }", "spec.rules[0].filters[1].type", "a second time")]
    [InlineData("{ name: a }", "", "{ backendRefs: [{ name: b, filters: [{ type: CORS, cors: {} }] }] }", "spec.rules[0].backendRefs[0].filters[0].type", "'CORS' is not executed")]
    [InlineData("{ name: a }", "", "{ filters: [{ type: RequestRedirect, requestRedirect: {} }], backendRefs: [{ name: a }] }", "spec.rules[0].filters", "never be used")]
    [InlineData("{ name: a }", "", "{ sessionPersistence: {} }", "spec.rules[0].sessionPersistence", "not executed")]
    [InlineData("{ name: a }", "", "{ retry: { codes: [200] } }", "spec.rules[0].retry.codes", "from 400 to 599")]
    [InlineData("{ name: a }", "", "{ timeouts: { request: 1s, backendRequest: 2s } }", "spec.rules[0].timeouts.backendRequest", "longer than request")]
    [InlineData("{ name: a }", "", "{ matches: [{ path: { value: x } }] }", "spec.rules[0].matches[0].path.value", "begins with /")]
    public void What_is_not_executed_is_told(string parent, string more, string rule, string field, string reason) => Assert.Contains(
        MeshFileReader.Read(new MeshFile("mesh.yaml", RouteYaml.Route(rule, parent: parent, more: more))).Problems,
        problem => problem.Field == field && problem.Reason.Contains(reason, StringComparison.Ordinal));
}
