using Portal.Api.Mesh.Istio;

namespace Portal.Tests.Mesh.Istio;

/// <summary>Each field of a VirtualService: what it says in the file, and what of it stands in the model.</summary>
public sealed class VirtualServiceFieldTests
{
    private const string Route = "route: [{ destination: { host: a } }]";

    [Theory]
    [InlineData("uri", "{ uri: { exact: /x } }", "Uri=exact /x")]
    [InlineData("uri prefix", "{ uri: { prefix: /x } }", "Uri=prefix /x")]
    [InlineData("uri regex", "{ uri: { regex: '/x.*' } }", "Uri=regex /x.*")]
    [InlineData("ignoreUriCase", "{ uri: { prefix: /x }, ignoreUriCase: true }", "Uri=any case of prefix /x")]
    [InlineData("scheme", "{ scheme: { exact: https } }", "Scheme=exact https")]
    [InlineData("method", "{ method: { exact: GET } }", "Method=exact GET")]
    [InlineData("authority", "{ authority: { prefix: api. } }", "Authority=prefix api.")]
    [InlineData("headers", "{ headers: { x-a: { exact: b }, x-c: {} } }", "; Headers=[{Name=x-a; Value=exact b}, {Name=x-c; Value=-}]")]
    [InlineData("headers, empty", "{ headers: { x-a: { exact: '' } } }", "; Headers=[{Name=x-a; Value=exact }]")]
    [InlineData("withoutHeaders", "{ withoutHeaders: { x-a: { regex: 'b+' } } }", "WithoutHeaders=[{Name=x-a; Value=regex b+}]")]
    [InlineData("queryParams", "{ queryParams: { q: { exact: ro }, page: {} } }", "QueryParams=[{Name=q; Value=exact ro}, {Name=page; Value=-}]")]
    [InlineData("port", "{ port: 8080 }", "Port=8080")]
    [InlineData("sourceLabels", "{ sourceLabels: { app: portal } }", "SourceLabels=[{Key=app; Value=portal}]")]
    [InlineData("sourceNamespace", "{ sourceNamespace: travel-portal }", "SourceNamespace=travel-portal")]
    [InlineData("gateways", "{ gateways: [travel-agency/partners, mesh] }", "Gateways=[partners, mesh]")]
    [InlineData("name", "{ name: first }", "Name=first")]
    public void A_match_is_read(string field, string match, string expected) =>
        Assert.True(ModelText.Of(Rule($"match: [{match}]\n  {Route}").Matches).Contains(expected, StringComparison.Ordinal), $"{field}: {ModelText.Of(Rule($"match: [{match}]\n  {Route}").Matches)}");

    [Theory]
    [InlineData("name", $"name: all\n  {Route}", "Name=all")]
    [InlineData("route", "route: [{ destination: { host: a, subset: v1, port: { number: 81 } }, weight: 3 }, { destination: { host: b }, weight: 1 }]", "Destinations=[{Host=a; Subset=v1; Weight=3; Port=81;")]
    [InlineData("route headers", "route: [{ destination: { host: a }, headers: { request: { set: { x-a: b }, add: { x-c: d }, remove: [x-e] }, response: { set: { x-f: g } } } }]",
        "Headers={Request={Set=[{Key=x-a; Value=b}]; Add=[{Key=x-c; Value=d}]; Remove=[x-e]; IsEmpty=no}; Response={Set=[{Key=x-f; Value=g}]; Add=[]; Remove=[]; IsEmpty=no}}")]
    [InlineData("headers", $"headers: {{ response: {{ remove: [server] }} }}\n  {Route}", "Response={Set=[]; Add=[]; Remove=[server]; IsEmpty=no}")]
    [InlineData("timeout", $"timeout: 1m30s\n  {Route}", "Timeout=00:01:30")]
    [InlineData("timeout, none", $"timeout: 0s\n  {Route}", "Timeout=-")]
    [InlineData("rewrite", $"rewrite: {{ uri: /y, authority: b }}\n  {Route}", "Rewrite={Uri=/y; Authority=b; UriRegex=-; ReplacesWhole=no}")]
    [InlineData("rewrite uriRegexRewrite", $"rewrite: {{ uriRegexRewrite: {{ match: '/a/(.*)', rewrite: '/b/\\1' }} }}\n  {Route}", "UriRegex={Pattern=/a/(.*); Replacement=/b/\\1}")]
    [InlineData("redirect", "redirect: { uri: /y, authority: b, scheme: https, port: 8443, redirectCode: 308 }", "Redirect={Uri=/y; Authority=b; Scheme=https; Port=8443; Status=308; ReplacesPrefix=no; DerivedPort=None}")]
    [InlineData("redirect, by default", "redirect: { authority: b }", "Redirect={Uri=-; Authority=b; Scheme=-; Port=-; Status=301; ReplacesPrefix=no; DerivedPort=None}")]
    [InlineData("redirect derivePort", "redirect: { derivePort: FROM_REQUEST_PORT }", "DerivedPort=RequestPort")]
    [InlineData("redirect derivePort of protocol", "redirect: { derivePort: FROM_PROTOCOL_DEFAULT }", "DerivedPort=ProtocolDefault")]
    [InlineData("redirect prefixRewrite", "redirect: { prefixRewrite: /y }", "Redirect={Uri=/y; Authority=-; Scheme=-; Port=-; Status=301; ReplacesPrefix=yes; DerivedPort=None}")]
    [InlineData("directResponse string", "directResponse: { status: 418, body: { string: hi } }", "DirectResponse={Status=418; Body=aGk=}")]
    [InlineData("directResponse bytes", "directResponse: { status: 200, body: { bytes: aGk= } }", "DirectResponse={Status=200; Body=aGk=}")]
    [InlineData("delegate", "delegate: { name: b, namespace: c }", "Delegate={Name=b; Namespace=c}")]
    [InlineData("retries", $"retries: {{ attempts: 3, perTryTimeout: 2s, backoff: 1s, retryIgnorePreviousHosts: false }}\n  {Route}", "Retries={Attempts=3; PerTryTimeout=00:00:02; On={ConnectFailure=yes; Reset=no; RefusedStream=yes; Gateway5xx=no; Any5xx=no; Retriable4xx=no; Statuses=[503]; GrpcStatuses=[1, 14]}; Backoff=00:00:01; IgnoresPreviousHosts=no}")]
    [InlineData("retries, by default", Route, "Retries=-")]
    [InlineData("retries, off", $"retries: {{ attempts: 0 }}\n  {Route}", "Retries={Attempts=0;")]
    [InlineData("fault delay", $"fault: {{ delay: {{ fixedDelay: 5s, percentage: {{ value: 0.5 }} }} }}\n  {Route}", "Fault={Delay={Duration=00:00:05; Percentage=0.5}; Abort=-}")]
    [InlineData("fault delay percent", $"fault: {{ delay: {{ fixedDelay: 5s, percent: 10 }} }}\n  {Route}", "Percentage=10}")]
    [InlineData("fault without a share", $"fault: {{ delay: {{ fixedDelay: 5s }} }}\n  {Route}", "Percentage=0}")]
    [InlineData("fault abort", $"fault: {{ abort: {{ httpStatus: 503, percentage: {{ value: 100 }} }} }}\n  {Route}", "Abort={HttpStatus=503; GrpcStatus=-; Percentage=100}")]
    [InlineData("fault abort of gRPC", $"fault: {{ abort: {{ grpcStatus: UNAVAILABLE, percentage: {{ value: 100 }} }} }}\n  {Route}", "Abort={HttpStatus=-; GrpcStatus=14; Percentage=100}")]
    [InlineData("mirror", $"mirror: {{ host: b, subset: v2, port: {{ number: 81 }} }}\n  {Route}", "Mirrors=[{Host=b; Subset=v2; Percentage=100; Port=81}]")]
    [InlineData("mirrorPercentage", $"mirror: {{ host: b }}\n  mirrorPercentage: {{ value: 12.5 }}\n  {Route}", "Percentage=12.5")]
    [InlineData("mirrors", $"mirrors: [{{ destination: {{ host: b }}, percentage: {{ value: 5 }} }}, {{ destination: {{ host: c }} }}]\n  {Route}", "Mirrors=[{Host=b; Subset=-; Percentage=5; Port=-}, {Host=c; Subset=-; Percentage=100; Port=-}]")]
    [InlineData("corsPolicy", $"corsPolicy: {{ allowOrigins: [{{ exact: 'https://a' }}, {{ regex: 'b.*' }}], allowMethods: [GET], allowHeaders: [x-a], exposeHeaders: [x-b], maxAge: 24h, allowCredentials: true }}\n  {Route}",
        "Cors={Origins=[exact https://a, regex b.*]; Methods=[GET]; Headers=[x-a]; ExposedHeaders=[x-b]; MaxAge=1.00:00:00; Credentials=yes}")]
    public void A_rule_is_read(string field, string rule, string expected) =>
        Assert.True(ModelText.Of(Rule(rule)).Contains(expected, StringComparison.Ordinal), $"{field}: {ModelText.Of(Rule(rule))}");

    [Theory]
    [InlineData("5xx", "{ConnectFailure=yes; Reset=yes; RefusedStream=yes; Gateway5xx=no; Any5xx=yes; Retriable4xx=no; Statuses=[]; GrpcStatuses=[]}")]
    [InlineData("gateway-error", "{ConnectFailure=yes; Reset=yes; RefusedStream=yes; Gateway5xx=yes; Any5xx=no; Retriable4xx=no; Statuses=[]; GrpcStatuses=[]}")]
    [InlineData("reset", "{ConnectFailure=yes; Reset=yes; RefusedStream=yes; Gateway5xx=no; Any5xx=no; Retriable4xx=no; Statuses=[]; GrpcStatuses=[]}")]
    [InlineData("connect-failure,refused-stream", "{ConnectFailure=yes; Reset=no; RefusedStream=yes; Gateway5xx=no; Any5xx=no; Retriable4xx=no; Statuses=[]; GrpcStatuses=[]}")]
    [InlineData("retriable-4xx, retriable-status-codes, 418", "{ConnectFailure=no; Reset=no; RefusedStream=no; Gateway5xx=no; Any5xx=no; Retriable4xx=yes; Statuses=[503, 418]; GrpcStatuses=[]}")]
    [InlineData("cancelled,deadline-exceeded,internal,resource-exhausted,unavailable", "Statuses=[]; GrpcStatuses=[1, 4, 13, 8, 14]}")]
    public void Conditions_of_another_attempt_are_read(string retryOn, string expected) =>
        Assert.Contains(expected, ModelText.Of(Rule($"retries: {{ attempts: 1, retryOn: '{retryOn}' }}\n  {Route}").Retries!.On), StringComparison.Ordinal);

    [Theory]
    [InlineData("route: []", "spec.http[0].route", "at least one destination, or in its place")]
    [InlineData("timeout: 5s", "spec.http[0].route", "at least one destination, or in its place")]
    [InlineData($"redirect: {{ uri: /y }}\n  {Route}", "spec.http[0].redirect", "only one of route, redirect, directResponse, delegate")]
    [InlineData("redirect: { uri: /y }\n  rewrite: { uri: /z }", "spec.http[0].rewrite", "stands beside redirect")]
    [InlineData("redirect: { redirectCode: 200 }", "spec.http[0].redirect.redirectCode", "takes 301, 302")]
    [InlineData("redirect: { uri: /y, prefixRewrite: /z }", "spec.http[0].redirect.prefixRewrite", "beside uri")]
    [InlineData("redirect: { port: 1, derivePort: FROM_REQUEST_PORT }", "spec.http[0].redirect.derivePort", "beside port")]
    [InlineData("directResponse: { body: { string: hi } }", "spec.http[0].directResponse.status", "is required")]
    [InlineData("directResponse: { status: 200, body: { bytes: '?' } }", "spec.http[0].directResponse.body.bytes", "base64")]
    [InlineData("delegate: {}", "spec.http[0].delegate.name", "is required")]
    [InlineData($"rewrite: {{}}\n  {Route}", "spec.http[0].rewrite", "takes uri, authority or uriRegexRewrite")]
    [InlineData($"rewrite: {{ uri: /y, uriRegexRewrite: {{ match: a, rewrite: b }} }}\n  {Route}", "spec.http[0].rewrite.uriRegexRewrite", "beside uri")]
    [InlineData($"rewrite: {{ uriRegexRewrite: {{ match: '(?=a)', rewrite: b }} }}\n  {Route}", "spec.http[0].rewrite.uriRegexRewrite.match", "not a regular expression of RE2")]
    [InlineData($"retries: {{ perTryTimeout: 1s }}\n  {Route}", "spec.http[0].retries.attempts", "is required")]
    [InlineData($"retries: {{ attempts: 0, retryOn: 5xx }}\n  {Route}", "spec.http[0].retries.attempts", "makes no further attempt")]
    [InlineData($"retries: {{ attempts: 1, retryOn: 'reset,http3-post-connect-failure' }}\n  {Route}", "spec.http[0].retries.retryOn", "'http3-post-connect-failure' is not executed")]
    [InlineData($"retries: {{ attempts: 1, retryRemoteLocalities: true }}\n  {Route}", "spec.http[0].retries.retryRemoteLocalities", "not executed")]
    [InlineData($"fault: {{}}\n  {Route}", "spec.http[0].fault", "takes delay or abort")]
    [InlineData($"fault: {{ delay: {{ percentage: {{ value: 1 }} }} }}\n  {Route}", "spec.http[0].fault.delay.fixedDelay", "is required")]
    [InlineData($"fault: {{ abort: {{ httpStatus: 500, grpcStatus: INTERNAL }} }}\n  {Route}", "spec.http[0].fault.abort.httpStatus", "or grpcStatus in its place")]
    [InlineData($"fault: {{ abort: {{ grpcStatus: OFTEN }} }}\n  {Route}", "spec.http[0].fault.abort.grpcStatus", "'OFTEN'")]
    [InlineData($"fault: {{ abort: {{ http2Error: REFUSED }} }}\n  {Route}", "spec.http[0].fault.abort.http2Error", "not executed")]
    [InlineData($"fault: {{ delay: {{ fixedDelay: 1s, percentage: {{ value: 101 }} }} }}\n  {Route}", "spec.http[0].fault.delay.percentage.value", "from 0 to 100")]
    [InlineData($"mirrorPercentage: {{ value: 1 }}\n  {Route}", "spec.http[0].mirrorPercentage", "without mirror")]
    [InlineData($"mirror: {{ host: b }}\n  mirrors: [{{ destination: {{ host: c }} }}]\n  {Route}", "spec.http[0].mirrors", "beside mirror")]
    [InlineData($"mirror_percent: 10\n  {Route}", "spec.http[0].mirror_percent", "not executed")]
    [InlineData($"corsPolicy: {{ allowOrigin: ['*'] }}\n  {Route}", "spec.http[0].corsPolicy.allowOrigin", "not executed")]
    [InlineData($"corsPolicy: {{ allowOrigins: [{{}}] }}\n  {Route}", "spec.http[0].corsPolicy.allowOrigins[0].exact", "is required")]
    [InlineData($"match: [{{ uri: {{}} }}]\n  {Route}", "spec.http[0].match[0].uri", "takes one of exact, prefix and regex")]
    [InlineData($"match: [{{ port: 0 }}]\n  {Route}", "spec.http[0].match[0].port", "from 1 to 65535")]
    [InlineData($"match: [{{ uri: {{ regex: 'a)|(b' }} }}]\n  {Route}", "spec.http[0].match[0].uri.regex", "not a regular expression of RE2")]
    [InlineData("route: [{ destination: { host: a }, weight: -1 }]", "spec.http[0].route[0].weight", "from 0 on")]
    public void What_makes_no_sense_is_told(string rule, string field, string reason) =>
        Assert.Contains(Read(rule).Problems, problem => problem.Field == field && problem.Reason.Contains(reason, StringComparison.Ordinal));

    private static HttpRule Rule(string rule)
    {
        var objects = Read(rule);
        Assert.Empty(objects.Problems);
        return objects.VirtualServices[0].Rules[0];
    }

    private static MeshObjects Read(string rule) => MeshFileReader.Read(new MeshFile("mesh.yaml", MeshYaml.Service("- " + rule)));
}
