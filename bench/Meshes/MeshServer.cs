using System.Collections.Frozen;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Audit;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Contracts;
using Portal.Api.DataPlanes;
using Portal.Api.Hosting;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Joining;
using Portal.Api.Mesh.Sidecars;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Persistence;
using Portal.Api.Plans;
using Portal.Api.Traffic;

namespace Bench.Meshes;

/// <summary>
/// The mesh as in the program, with records and telemetry: a service that answers 2 kB, a workload of its own domain and one of another that call
/// it through their sidecars, and the same service without any of it.
/// </summary>
internal sealed class MeshServer : IAccessSource, IAsyncDisposable
{
    private static readonly byte[] Body = new byte[2048];

    private readonly string _data = Directory.CreateTempSubdirectory("bench-mesh-").FullName;
    private readonly WebApplication _app;
    private Listener? _bare;
    private GuardedInstance? _echo;
    private AccessRead _read = new(AccessSnapshot.Empty, []);

    private readonly bool _isElsewhere;

    private MeshServer(bool isElsewhere)
    {
        _isElsewhere = isElsewhere;
        Directory.CreateDirectory(Path.Combine(_data, "mesh"));
        File.WriteAllText(Path.Combine(_data, "mesh", "echo.yaml"), Files);
        var builder = WebApplication.CreateSlimBuilder([$"--Data:Path={_data}", $"--Mesh:Path={_data}/mesh", "--Roles=mesh,control", "--Control:Url=http://127.0.0.1:0", "--Control:GrpcUrl=http://127.0.0.1:0", $"--Mesh:JoinToken={EchoMember.Token}"]);
        builder.Logging.ClearProviders();
        builder.Services.AddHosting(builder.Configuration);
        // Nothing is to be printed.
        builder.Services.RemoveAll<IHostedService>();
        builder.Services.AddPersistence();
        builder.Services.AddAudit();
        builder.Services.AddTraffic();
        builder.Services.AddAccess();
        builder.Services.AddSingleton(new MeshMembers([Identity("near", "agency"), Identity("far", "portals")]) { Joinable = [new JoinableWorkload("echo", EchoMember.Identity)] });
        builder.Services.AddMesh();
        builder.Services.AddInterdomain().AddJoining().AddDataPlanes().AddControl();
        builder.Services.Replace(ServiceDescriptor.Singleton<IAccessSource>(this));
        _app = builder.Build();
    }

    /// <summary>The service itself.</summary>
    public HttpClient Direct { get; private set; } = null!;

    /// <summary>From a workload of its own domain, through both sidecars.</summary>
    public HttpClient Near { get; private set; } = null!;

    /// <summary>From a workload of another domain, with a key.</summary>
    public HttpClient Far { get; private set; } = null!;

    private const string Contract = """
        openapi: 3.1.1
        info: { title: Echo, version: '1' }
        paths: { /echo: { get: { operationId: echo, responses: { '200': { description: Echo } } } } }
        """;

    private static string Files =>
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: { name: echo, namespace: agency }
        spec:
          hosts: [echo]
          http: [{ route: [{ destination: { host: echo } }], timeout: 5s }]
        ---
        apiVersion: security.istio.io/v1
        kind: PeerAuthentication
        metadata: { name: default, namespace: agency }
        spec: { mtls: { mode: STRICT } }
        ---
        apiVersion: security.istio.io/v1
        kind: AuthorizationPolicy
        metadata: { name: echo, namespace: agency }
        spec:
          selector: { matchLabels: { app: echo } }
          action: ALLOW
          rules: [{ from: [{ source: { namespaces: [agency, portals] } }], to: [{ operation: { methods: [GET] } }] }]
        """;

    /// <summary>Where a process joins.</summary>
    public Uri Control => _app.Services.GetRequiredService<PlatformAddresses>().Control!;

    /// <param name="isElsewhere">The service is to come with a process that joins.</param>
    public static async Task<MeshServer> StartAsync(bool isElsewhere = false)
    {
        var server = new MeshServer(isElsewhere);
        await server.BeginAsync();
        return server;
    }

    public Task<AccessRead> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(_read);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await (_echo?.Listener.DisposeAsync() ?? ValueTask.CompletedTask);
        await _bare!.DisposeAsync();
        await _app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    private async Task BeginAsync()
    {
        await _app.StartAsync();
        var services = _app.Services;
        _bare = await Listener.StartAsync(["http://127.0.0.1:0"], services.GetRequiredService<ILoggerFactory>(), app => app.Run(AnswerAsync));
        if (!_isElsewhere)
        {
            _echo = await services.GetRequiredService<InboundSidecars>().StartAsync("echo", "echo-1", EchoMember.Identity, app => app.Run(AnswerAsync), services: null, default);
            services.GetRequiredService<WorkloadRegistry>().Add(_echo.Instance);
        }
        var key = await PublishAsync(services);
        var sidecars = services.GetRequiredService<SidecarAddresses>();
        Direct = new HttpClient(Handler(proxy: null)) { BaseAddress = _bare.Addresses[0] };
        Near = new HttpClient(Handler(sidecars.For("near"))) { BaseAddress = new Uri("http://echo/") };
        Far = new HttpClient(Handler(sidecars.For("far"))) { BaseAddress = new Uri("http://echo/") };
        Far.DefaultRequestHeaders.Add("X-API-Key", key);
    }

    private async Task<string> PublishAsync(IServiceProvider services)
    {
        var issued = services.GetRequiredService<KeyMint>().Issue(KeyMint.UserKeyPrefix);
        PlanLimit[] limits = [new("minute", LimitKind.Rate, 1_000_000_000, LimitWindow.Minute), new("day", LimitKind.Quota, 1_000_000_000, LimitWindow.Day)];
        var subscription = new SubscriptionAccess(Guid.NewGuid(), "echo", true, "active", DateTimeOffset.UnixEpoch, "internal", "Internal", limits);
        var application = new ApplicationAccess(Guid.NewGuid(), "Far", Guid.NewGuid(), "Portals", true, new[] { subscription }.ToFrozenDictionary(one => one.Api));
        var contract = ContractReader.Read(Encoding.UTF8.GetBytes(Contract)).Document!;
        var echo = new ApiAccess("echo", "Echo", "v1", "problem", contract.Operations);
        var version = new VersionAccess(new VersionKey(echo.Slug, echo.Version)) { Contract = contract };
        _read = new AccessRead(
            new AccessSnapshot(0, new[] { echo }.ToFrozenDictionary(api => api.Slug), new[] { application }.ToFrozenDictionary(one => one.Id))
            {
                Versions = new[] { version }.ToFrozenDictionary(one => one.Key),
            },
            [new CredentialAccess(Guid.NewGuid(), application.Id, CredentialKind.UserKey, KeyHash.Parse(issued.Hash), null)]);
        await services.GetRequiredService<IAccessPublisher>().PublishAsync(default);
        return issued.Key;
    }

    private static WorkloadIdentity Identity(string name, string domain) => new(name, domain, new Dictionary<string, string> { ["app"] = name, ["version"] = "v1" });

    private static SocketsHttpHandler Handler(Uri? proxy) => new() { UseProxy = proxy is not null, Proxy = proxy is null ? null : new WebProxy(proxy), UseCookies = false, ActivityHeadersPropagator = null };

    /// <summary>Until the other process has joined.</summary>
    public async Task UntilThereAsync()
    {
        while (_app.Services.GetRequiredService<WorkloadRegistry>().Find("echo") is not { Instances.Length: > 0 })
        {
            await Task.Delay(20);
        }
    }

    internal static async Task AnswerAsync(HttpContext context)
    {
        context.Response.ContentLength = Body.Length;
        await context.Response.BodyWriter.WriteAsync(Body);
    }
}
