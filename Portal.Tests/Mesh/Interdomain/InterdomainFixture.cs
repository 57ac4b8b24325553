using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Api.Access;
using Portal.Api.Access.Interdomain;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Traffic;
using Portal.Api.Travelz.Portals;
using Portal.Tests.Hosting;

namespace Portal.Tests.Mesh.Interdomain;

/// <summary>
/// The program with the company in it, and beside it one sidecar whose callers say in headers who they are and what they call, so that a test is
/// any workload. Behind it stands a service that tells what reached it.
/// </summary>
public sealed class InterdomainFixture : IAsyncLifetime
{
    private const string Peer = "test-peer";
    private const string Called = "test-called";
    private const string Demanded = "test-demanded-by";

    private readonly string _contracts = Directory.CreateTempSubdirectory("travelz-contracts-").FullName;
    private Listener _listener = null!;

    internal RunningPortal Portal { get; private set; } = null!;

    internal HttpClient Sidecar { get; private set; } = null!;

    /// <summary>What the gate added to the hop of the last call.</summary>
    internal List<HopStep> Steps { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Copy(ProgramFiles.Contracts, _contracts);
        var v1 = Path.Combine(_contracts, "travels", "v1.yaml");
        // What v1 alone has, beside what both versions have.
        await File.WriteAllTextAsync(v1, (await File.ReadAllTextAsync(v1)).Replace("\npaths:\n", """

            paths:
              /old-offers:
                get:
                  operationId: listOldOffers
                  summary: List old offers
                  description: Offers of last year.
                  tags: [Quotes]
                  responses:
                    '200': { description: The offers. }

            """, StringComparison.Ordinal));
        Portal = await RunningPortal.StartAsync("portal,mesh,travelz", null, $"--Catalog:Folder={_contracts}");
        _listener = await Listener.StartAsync(["http://127.0.0.1:0"], LoggerFactory.Create(_ => { }), app => app.Run(EnterAsync));
        Sidecar = new HttpClient { BaseAddress = _listener.Addresses[0] };
    }

    public async ValueTask DisposeAsync()
    {
        Sidecar.Dispose();
        await _listener.StopAsync(CancellationToken.None);
        await _listener.DisposeAsync();
        await Portal.DisposeAsync();
        Directory.Delete(_contracts, recursive: true);
    }

    internal static SpiffeId Voyages { get; } = new("travel-portal", "voyages");

    internal string KeyOf(PortalSite site) => Portal.Services.GetRequiredService<PortalKeys>().Of(site);

    internal static HttpRequestMessage Call(SpiffeId? peer, string path, string? key = null, string called = "travels v1 travel-agency", string? demandedBy = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add(Called, called);
        foreach (var (name, value) in new[] { (Peer, peer?.ToString()), ("X-API-Key", key), (Demanded, demandedBy) })
        {
            if (value is not null)
            {
                request.Headers.Add(name, value);
            }
        }
        return request;
    }

    internal async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        Steps = [];
        return await Sidecar.SendAsync(request, TestContext.Current.CancellationToken);
    }

    internal Task<HttpResponseMessage> SendAsync(SpiffeId? peer, string path, string? key = null, string called = "travels v1 travel-agency", string? demandedBy = null) =>
        SendAsync(Call(peer, path, key, called, demandedBy));

    /// <summary>What is kept of the call, by the request id of its answer.</summary>
    internal async Task<RequestView> RecordOfAsync(HttpResponseMessage answer)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        return Assert.IsType<RequestView>(await scope.ServiceProvider.GetRequiredService<RequestQueries>().FindAsync(
            Actor.System, answer.Headers.GetValues("X-Request-Id").Single(), TestContext.Current.CancellationToken));
    }

    internal async Task SetModeAsync(string from, InterdomainMode mode)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        var set = await scope.ServiceProvider.GetRequiredService<SetInterdomainMode>().ExecuteAsync(
            Actor.System, from, "travel-agency", new NewInterdomainMode(mode, "A test"), TestContext.Current.CancellationToken);
        Assert.Null(set.Refusal);
    }

    private async Task EnterAsync(HttpContext context)
    {
        var (peer, called, demanded) = (Take(context, Peer), Take(context, Called)!.Split(' '), Take(context, Demanded));
        var workload = new WorkloadIdentity($"{called[0]}-{called[1]}", called[2], new Dictionary<string, string> { ["version"] = called[1] });
        var call = new InboundCall(context, SpiffeId.TryParse(peer, out var id) ? id : null, called[0], workload, Steps) { DemandedBy = demanded };
        await Portal.Services.GetRequiredService<IInterdomainGate>().InvokeAsync(call, TellAsync);
    }

    private static Task TellAsync(HttpContext context) => context.Response.WriteAsJsonAsync(new Reached(
        $"{context.Request.Path}{context.Request.QueryString}",
        context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpRequestFeature>()!.RawTarget,
        context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));

    private static string? Take(HttpContext context, string name)
    {
        context.Request.Headers.Remove(name, out var value);
        return value;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}

/// <summary>What a service behind a sidecar sees of a call.</summary>
internal sealed record Reached(string Address, string RawTarget, Dictionary<string, string> Headers);
