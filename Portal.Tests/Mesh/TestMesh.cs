using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Api.Access;
using Portal.Api.Hosting;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Sidecars;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Shapes;
using Portal.Api.Travelz;

namespace Portal.Tests.Mesh;

/// <summary>The real mesh with files of its own, an edge as a gateway would be, and a workload called <c>caller</c>.</summary>
internal sealed class TestMesh : IAsyncDisposable
{
    public const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    private readonly IHost _host;
    private readonly List<Listener> _listeners = [];

    private bool _folderIsOurs;

    private TestMesh(IHost host, string folder)
    {
        _host = host;
        Folder = folder;
    }

    public string Folder { get; }

    public RecordingSink Recorded { get; } = new();

    public ForwardClock Clock { get; private init; } = new();

    /// <summary>What a person at the console wishes of calls at the edge.</summary>
    public Func<MeshCall, MeshCall> Wish { get; set; } = call => call;

    /// <summary>Enters the mesh at gateway <c>partners</c>, as span 00f067aa0ba902b7 of trace <see cref="TraceId"/>.</summary>
    public HttpClient Edge { get; private set; } = null!;

    public T Get<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    public MeshFiles Files => _host.Services.GetRequiredService<MeshFiles>();

    public WorkloadRegistry Registry => _host.Services.GetRequiredService<WorkloadRegistry>();

    /// <summary>Without <paramref name="roles"/>: the mesh with no services in it.</summary>
    public static async Task<TestMesh> StartAsync(string yaml, Roles? roles = null, params string[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("travelz-mesh-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "mesh.yaml"), yaml);
        var mesh = await StartInAsync(folder, roles is not null, roles ?? Roles.Mesh, settings);
        mesh._folderIsOurs = true;
        return mesh;
    }

    public static Task<TestMesh> StartInAsync(string folder, bool travelz, params string[] settings) =>
        StartInAsync(folder, travelz, Roles.All, settings);

    private static async Task<TestMesh> StartInAsync(string folder, bool travelz, Roles roles, string[] settings)
    {
        var clock = new ForwardClock();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddCommandLine([$"--Mesh:Path={folder}", .. settings]);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton<PlatformAddresses>();
        builder.Services.AddSingleton<ProblemLinks>();
        builder.Services.AddSingleton(new RoleSettings(roles));
        builder.Services.AddSingleton(new MeshMembers([Caller]));
        builder.Services.AddMesh();
        builder.Services.AddSingleton(new KeyMint(() => new byte[32]));
        if (travelz)
        {
            builder.Services.AddTravelz();
        }
        builder.Services.AddSingleton<CallObserver>();
        TestMesh? mesh = null;
        builder.Services.AddSingleton<IHopSink>(_ => mesh!.Recorded);
        builder.Services.AddSingleton<IInboundSink>(_ => mesh!.Recorded);
        builder.Services.AddSingleton<IRequestSink>(_ => mesh!.Recorded);
        var host = builder.Build();
        mesh = new TestMesh(host, folder) { Clock = clock };
        await host.StartAsync(TestContext.Current.CancellationToken);
        var edge = await mesh.ListenAsync(mesh.EnterAsync);
        mesh.Edge = new HttpClient { BaseAddress = edge.Addresses[0] };
        return mesh;
    }

    public static WorkloadIdentity Caller { get; } =
        new("caller", "tests", new Dictionary<string, string> { ["app"] = "caller", ["tier"] = "gold" });

    /// <summary>What a workload has of the mesh: a client whose proxy is its sidecar.</summary>
    public HttpClient Sidecar(string workload = "caller") => new(new SocketsHttpHandler
    {
        Proxy = new WebProxy(SidecarAddress(workload)),
        ActivityHeadersPropagator = null,
        UseCookies = false,
        AllowAutoRedirect = false,
    });

    public Uri SidecarAddress(string workload = "caller") => _host.Services.GetRequiredService<SidecarAddresses>().For(workload)!;

    public async Task<WorkloadInstance> AddServiceAsync(string host, string version, RequestDelegate answer, string? name = null)
    {
        var listener = await ListenAsync(answer);
        var labels = new Dictionary<string, string> { ["app"] = host, ["version"] = version };
        var instance = new WorkloadInstance(host, name ?? $"{host}-{version}-1", labels, listener.Addresses[0]);
        Registry.Add(instance);
        return instance;
    }

    /// <summary>A service with a sidecar of its own, as workload <c>{host}-{version}</c> of the domain.</summary>
    public Task<WorkloadInstance> AddGuardedAsync(string host, string version, RequestDelegate answer) => AddGuardedAsync(host, version, app => app.Run(answer));

    public async Task<WorkloadInstance> AddGuardedAsync(string host, string version, Action<WebApplication> pipeline, string domain = "tests")
    {
        var workload = new WorkloadIdentity($"{host}-{version}", domain, new Dictionary<string, string> { ["app"] = host, ["version"] = version });
        var guarded = await _host.Services.GetRequiredService<InboundSidecars>().StartAsync(
            host, $"{workload.Workload}-1", workload, pipeline, services: null, TestContext.Current.CancellationToken);
        _listeners.Add(guarded.Listener);
        Registry.Add(guarded.Instance);
        return guarded.Instance;
    }

    public Task<WorkloadInstance> AddServiceAsync(string host, string version) =>
        AddServiceAsync(host, version, context => context.Response.WriteAsync(version));

    public Task WriteAsync(string yaml) => File.WriteAllTextAsync(Path.Combine(Folder, "mesh.yaml"), yaml);

    public async ValueTask DisposeAsync()
    {
        Edge.Dispose();
        foreach (var listener in _listeners)
        {
            await listener.StopAsync(CancellationToken.None);
            await listener.DisposeAsync();
        }
        await _host.StopAsync(CancellationToken.None);
        _host.Dispose();
        if (_folderIsOurs)
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private async Task<Listener> ListenAsync(RequestDelegate answer)
    {
        var listener = await Listener.StartAsync(
            ["http://127.0.0.1:0"], LoggerFactory.Create(_ => { }), app => app.Run(answer), cancellationToken: TestContext.Current.CancellationToken);
        _listeners.Add(listener);
        return listener;
    }

    private async Task EnterAsync(HttpContext context)
    {
        var gateway = new WorkloadIdentity("gateway", "edge", new Dictionary<string, string>());
        var path = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        context.Response.Headers["X-Request-Id"] = "given-by-the-door";
        var call = new MeshCall("partners", gateway, context.Request.Host.Value!, path, TraceId, "00f067aa0ba902b7");
        Recorded.Results.Enqueue(await _host.Services.GetRequiredService<IMeshEntry>().ForwardAsync(context, Wish(call)));
    }
}
