using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Api.Mesh;

namespace Portal.Tests.Gateway;

/// <summary>APIs that no mesh carries: the gateway sends to the address that their definition gives.</summary>
public sealed class UpstreamTests
{
    [Fact]
    public async Task A_call_goes_to_the_upstream_under_its_path_and_name_without_the_key()
    {
        await using var upstream = await StartUpstreamAsync();
        await using var gateway = await StartAsync($"{upstream.Urls.First()}/inner");
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        using var answer = await gateway.GetAsync("/travels/Rome?days=3&user_key=" + key);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var host = new Uri(upstream.Urls.First()).Authority;
        Assert.Equal($"GET /inner/travels/Rome?days=3 at {host} for {gateway.Address.Authority}", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var record = await gateway.RecordOfAsync(answer);
        Assert.Equal("its upstream answered 200", record.Ledger[^1].Verdict);
        Assert.Equal(host + " (1 of 1)", Assert.Single(record.Route).Instance);
    }

    [Fact]
    public async Task An_upstream_that_is_not_there_is_told_as_such()
    {
        await using var gateway = await StartAsync("http://127.0.0.1:1");
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        using var answer = await gateway.GetAsync("/travels/Rome", key);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("could not be reached", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<RunningGateway> StartAsync(string address)
    {
        var access = new AccessDouble();
        access.Apis[0] = access.Apis[0] with { Upstream = address };
        return await RunningGateway.StartAsync(access, configure: services =>
        {
            services.RemoveAll<IMeshEntry>();
            services.AddMesh();
        });
    }

    private static async Task<WebApplication> StartUpstreamAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context => context.Response.WriteAsync(
            $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString} at {context.Request.Host} for {context.Request.Headers["X-Forwarded-Host"]}"));
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
