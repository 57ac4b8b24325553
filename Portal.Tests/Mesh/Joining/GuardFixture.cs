using EnvoyApi.Auth;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Api.Access;
using Portal.Api.DataPlanes.Sidecars;
using Portal.Api.Hosting;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Joining;
using Portal.Api.Mesh.Joining.Member;
using Portal.Api.Persistence;
using Portal.Api.Plans;
using Portal.Api.Travelz.Portals;
using Portal.Tests.Hosting;

namespace Portal.Tests.Mesh.Joining;

/// <summary>
/// The program as the mesh that others join, with one call at a time for each of the company's portals, and a process that has joined it as
/// <c>travels-v1</c>, with a line to the guard that tests may break.
/// </summary>
public sealed class GuardFixture : IAsyncLifetime
{
    public const string Travels = "travels-v1";

    private static readonly SpiffeId Voyages = new("travel-portal", "voyages");

    private WebApplication _member = null!;
    private Listener _sidecar = null!;
    private GrpcChannel _line = null!;

    internal RunningPortal Portal { get; private set; } = null!;

    internal MeshQuestions Door => new(Portal.Addresses.Control!);

    internal GrpcChannel Guard { get; private set; } = null!;

    internal GuardLine Line { get; } = new();

    /// <summary>The sidecar of the process that has joined, called as by the portal voyages.</summary>
    internal HttpClient Sidecar { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Portal = await RunningPortal.StartAsync("portal,control,mesh,travelz", null, $"--Mesh:JoinToken={JoinedMesh.Token}", "--Mesh:Lease=00:01:00");
        Guard = GrpcChannel.ForAddress(Portal.Addresses.ControlGrpc!);
        await LimitAsync();
        _member = JoinedProcess.TryBuild(
            ["--Roles=travelz", $"--Mesh:Join={Portal.Addresses.Control}", $"--Mesh:JoinToken={JoinedMesh.Token}", "--Mesh:Name=guarded", $"--Travelz:Workloads:0={Travels}", "--Logging:LogLevel:Portal=None"])!;
        await _member.StartAsync(TestContext.Current.CancellationToken);
        var sessions = _member.Services.GetRequiredService<MemberSessions>();
        _line = GrpcChannel.ForAddress(Portal.Addresses.ControlGrpc!, new GrpcChannelOptions { HttpHandler = Line });
        sessions.Current = sessions.Current! with { Guard = _line };
        _sidecar = await Listener.StartAsync(["http://127.0.0.1:0"], LoggerFactory.Create(_ => { }), app => app.Run(EnterAsync), cancellationToken: TestContext.Current.CancellationToken);
        Sidecar = new HttpClient { BaseAddress = _sidecar.Addresses[0] };
    }

    public async ValueTask DisposeAsync()
    {
        Sidecar.Dispose();
        await _sidecar.StopAsync(CancellationToken.None);
        await _sidecar.DisposeAsync();
        await _member.StopAsync(CancellationToken.None);
        await _member.DisposeAsync();
        _line.Dispose();
        Guard.Dispose();
        await Portal.DisposeAsync();
    }

    internal string KeyOf(PortalSite site) => Portal.Services.GetRequiredService<PortalKeys>().Of(site);

    /// <summary>Asks the guard about a call to travels as a process that has joined does.</summary>
    internal async Task<CheckResponse> AskAsync(string member, string call, PortalSite site, string? checkKey = null, string workload = Travels)
    {
        var http = new AttributeContext.Types.HttpRequest { Method = "GET", Path = "/travels/Rome", Host = "travels", Size = -1 };
        http.Headers["x-api-key"] = KeyOf(site);
        var asked = new AttributeContext { Source = new AttributeContext.Types.Peer { Principal = Voyages.ToString() }, Request = new AttributeContext.Types.Request { Http = http } };
        var question = new SidecarQuestion(asked, member, call, "travel-agency", workload, null);
        return await new Authorization.AuthorizationClient(Guard).CheckAsync(
            question.ToRequest(), new Metadata { { "authorization", $"Bearer {checkKey ?? JoinProof.CheckKey(JoinedMesh.Token, member)}" } }, cancellationToken: TestContext.Current.CancellationToken);
    }

    internal async Task<StatusCode> RefusedAsync(string member, string call, PortalSite site, string? checkKey = null, string workload = Travels) =>
        (await Assert.ThrowsAsync<RpcException>(() => AskAsync(member, call, site, checkKey, workload))).StatusCode;

    internal static string NewCall() => Guid.NewGuid().ToString("N");

    private async Task LimitAsync()
    {
        await using (var db = Portal.Services.GetRequiredService<PortalDbContextFactory>().Create())
        {
            var plan = await db.Set<Plan>().SingleAsync(plan => plan.Api == "travels" && plan.Slug == "internal", TestContext.Current.CancellationToken);
            plan.Limits.Clear();
            plan.Limits.Add(new PlanTerm { Name = "once", Kind = LimitKind.Concurrency, Count = 1, Window = LimitWindow.Eternity, Metric = PlanLimit.Hits, Unit = null, Position = 1 });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        await Portal.Services.GetRequiredService<IAccessPublisher>().PublishAsync(TestContext.Current.CancellationToken);
    }

    private Task EnterAsync(Microsoft.AspNetCore.Http.HttpContext context)
    {
        var workload = new WorkloadIdentity(Travels, "travel-agency", new Dictionary<string, string> { ["version"] = "v1" });
        return _member.Services.GetRequiredService<IInterdomainGate>().InvokeAsync(new InboundCall(context, Voyages, "travels", workload, []), _ => Task.CompletedTask);
    }
}
