using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Portal.Api.Access;
using Portal.Api.Contracts;
using Portal.Api.Hosting;
using Portal.Api.Mesh;

namespace Portal.Tests.Gateway;

/// <summary>gRPC through the gateway: HTTP/2 on both sides, streams and trailers untouched, key and record as for any call.</summary>
public sealed class GrpcTests
{
    [Fact]
    public async Task A_call_and_a_stream_pass_with_their_trailers_and_without_the_key()
    {
        string? seenKey = "not seen";
        await using var service = await StartServiceAsync(context => seenKey = context.Request.Headers["X-API-Key"]);
        await using var gateway = await StartAsync(service.Urls.First());
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("health"));
        using var channel = GrpcChannel.ForAddress(gateway.Services.GetRequiredService<PlatformAddresses>().GatewayGrpc!);
        var client = new Health.HealthClient(channel);
        var headers = new Metadata { { "x-api-key", key } };

        using var call = client.CheckAsync(new HealthCheckRequest(), headers, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await call).Status);
        Assert.Equal(StatusCode.OK, call.GetStatus().StatusCode);
        Assert.Contains((await call.ResponseHeadersAsync), header => header.Key == "x-request-id");
        Assert.Null(seenKey);

        using var stream = client.Watch(new HealthCheckRequest(), headers, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(await stream.ResponseStream.MoveNext(TestContext.Current.CancellationToken));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, stream.ResponseStream.Current.Status);

        // What the service says of its failure stands in the trailers.
        var failure = await Assert.ThrowsAsync<RpcException>(async () => await client.CheckAsync(new HealthCheckRequest { Service = "nobody" }, headers, cancellationToken: TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.NotFound, failure.StatusCode);
    }

    [Fact]
    public async Task Without_a_key_it_is_refused_as_a_grpc_client_understands()
    {
        await using var service = await StartServiceAsync(_ => { });
        await using var gateway = await StartAsync(service.Urls.First());
        using var channel = GrpcChannel.ForAddress(gateway.Services.GetRequiredService<PlatformAddresses>().GatewayGrpc!);

        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await new Health.HealthClient(channel).CheckAsync(new HealthCheckRequest(), cancellationToken: TestContext.Current.CancellationToken));

        Assert.Equal(StatusCode.Unauthenticated, refusal.StatusCode);
    }

    private static async Task<RunningGateway> StartAsync(string address)
    {
        var access = new AccessDouble();
        access.Apis.Add(new ApiAccess("health", "Health", "v1", "problem",
        [
            new OperationSummary("check", "POST", "/grpc.health.v1.Health/Check", "Check", null, false),
            new OperationSummary("watch", "POST", "/grpc.health.v1.Health/Watch", "Watch", null, false),
        ]) { Upstream = address });
        return await RunningGateway.StartAsync(
            access,
            configure: services =>
            {
                services.RemoveAll<IMeshEntry>();
                services.AddMesh();
            },
            settings: "--Gateway:GrpcUrl=http://127.0.0.1:0");
    }

    private static async Task<WebApplication> StartServiceAsync(Action<HttpContext> see)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddGrpcHealthChecks(checks => checks.Services.Map("", _ => true)).AddCheck("it", () => HealthCheckResult.Healthy());
        var app = builder.Build();
        app.Use((context, next) =>
        {
            see(context);
            return next(context);
        });
        app.MapGrpcHealthChecksService();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
