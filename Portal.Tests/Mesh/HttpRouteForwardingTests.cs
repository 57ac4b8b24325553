using System.Net;
using Microsoft.AspNetCore.Http;
using Portal.Api.Mesh.Workloads;
using Portal.Tests.Mesh.GatewayApi;

namespace Portal.Tests.Mesh;

/// <summary>What an HTTPRoute says, done to real calls; and what virtual services do in their own way instead.</summary>
public sealed class HttpRouteForwardingTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("path: { type: ReplacePrefixMatch, replacePrefixMatch: /y }", "/x/Rome?q=1", "/y/Rome?q=1")]
    [InlineData("path: { type: ReplacePrefixMatch, replacePrefixMatch: / }", "/x", "/")]
    [InlineData("path: { type: ReplaceFullPath, replaceFullPath: /y }", "/x/Rome?q=1", "/y?q=1")]
    public async Task A_path_is_rewritten_by_whole_segments(string rewrite, string target, string sent)
    {
        await using var mesh = await StartAsync($"{{ matches: [{{ path: {{ value: /x }} }}], filters: [{{ type: URLRewrite, urlRewrite: {{ {rewrite} }} }}], backendRefs: [{{ name: travels }}] }}");

        Assert.Equal(sent, await mesh.Edge.GetStringAsync(target, Stop));
    }

    [Theory]
    [InlineData("path: { type: ReplacePrefixMatch, replacePrefixMatch: /y }", "http://127.0.0.1:{port}/y/Rome")]
    [InlineData("scheme: https", "https://127.0.0.1/x/Rome")]
    [InlineData("hostname: b.example, port: 8443", "http://b.example:8443/x/Rome")]
    [InlineData("hostname: b.example", "http://b.example:{port}/x/Rome")]
    public async Task A_redirect_keeps_the_port_that_was_called_unless_it_says_another_or_a_scheme(string redirect, string location)
    {
        await using var mesh = await StartAsync($"{{ matches: [{{ path: {{ value: /x }} }}], filters: [{{ type: RequestRedirect, requestRedirect: {{ {redirect} }} }}] }}");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = mesh.Edge.BaseAddress };

        var answer = await client.GetAsync("/x/Rome", Stop);

        Assert.Equal((HttpStatusCode.Found, location.Replace("{port}", $"{mesh.Edge.BaseAddress!.Port}", StringComparison.Ordinal)), (answer.StatusCode, answer.Headers.Location!.OriginalString));
    }

    [Theory]
    [InlineData("{ backendRefs: [{ name: nobody }] }", 500)]
    [InlineData("{ backendRefs: [{ name: travels, weight: 0 }] }", 500)]
    [InlineData("{ backendRefs: [] }", 500)]
    [InlineData("{ matches: [{ path: { value: /else } }], backendRefs: [{ name: travels }] }", 404)]
    public async Task Where_nobody_can_answer_the_status_says_why(string rule, int status)
    {
        await using var mesh = await StartAsync(rule);

        Assert.Equal(status, (int)(await mesh.Edge.GetAsync("/x", Stop)).StatusCode);
    }

    [Fact]
    public async Task Where_no_instance_is_ready_it_is_503()
    {
        await using var mesh = await TestMesh.StartAsync(RouteYaml.Route("{ backendRefs: [{ name: travels }] }"));
        (await mesh.AddServiceAsync("travels", "v1")).Ready = false;

        Assert.Equal(503, (int)(await mesh.Edge.GetAsync("/x", Stop)).StatusCode);
    }

    [Theory]
    [InlineData("match: [{ uri: { prefix: /x } }]\n  ", "/x/Rome", "/y/Rome")]
    [InlineData("match: [{ uri: { prefix: /x } }]\n  ", "/xa", "/ya")]
    [InlineData("", "/Rome", "/yRome")]
    public async Task A_virtual_service_replaces_letters_and_without_a_path_the_first_slash(string match, string target, string sent)
    {
        await using var mesh = await TestMesh.StartAsync(MeshYaml.Service($"- {match}rewrite: {{ uri: /y }}\n  route: [{{ destination: {{ host: travels }} }}]"));
        await EchoAsync(mesh);

        Assert.Equal(sent, await mesh.Edge.GetStringAsync(target, Stop));
    }

    [Theory]
    [InlineData("80", HttpStatusCode.OK)]
    [InlineData("8080", HttpStatusCode.Forbidden)]
    public async Task A_policy_s_port_is_the_one_that_the_service_is_called_on(string port, HttpStatusCode status)
    {
        await using var mesh = await TestMesh.StartAsync(
            $"apiVersion: security.istio.io/v1\nkind: AuthorizationPolicy\nmetadata: {{ name: ports, namespace: tests }}\nspec: {{ rules: [{{ to: [{{ operation: {{ ports: ['{port}'] }} }}] }}] }}\n");
        await mesh.AddGuardedAsync("travels", "v1", context => context.Response.WriteAsync("v1"));
        using var sidecar = mesh.Sidecar();

        Assert.Equal(status, (await sidecar.GetAsync("http://travels/x", Stop)).StatusCode);
    }

    private static async Task<TestMesh> StartAsync(string rule)
    {
        var mesh = await TestMesh.StartAsync(RouteYaml.Route(rule));
        await EchoAsync(mesh);
        return mesh;
    }

    private static Task<WorkloadInstance> EchoAsync(TestMesh mesh) => mesh.AddServiceAsync("travels", "v1", context => context.Response.WriteAsync($"{context.Request.Path}{context.Request.QueryString}"));
}
