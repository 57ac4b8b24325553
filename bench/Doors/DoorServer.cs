using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
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
using Portal.Api.DataPlanes.Envoy;
using Portal.Api.Hosting;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Joining;
using Portal.Api.Persistence;
using Portal.Api.Plans;
using Portal.Api.Traffic;

namespace Bench.Doors;

/// <summary>The control listeners as in the program, with records written to a database of their own: one API, one application, two limits that are never used up.</summary>
internal sealed class DoorServer : IAccessSource, IAsyncDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("bench-doors-").FullName;
    private readonly WebApplication _app;
    private AccessRead _read = new(AccessSnapshot.Empty, []);

    private DoorServer()
    {
        var builder = WebApplication.CreateSlimBuilder([$"--Data:Path={_data}", "--Roles=control", "--Control:Url=http://127.0.0.1:0", "--Control:GrpcUrl=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        builder.Services.AddHosting(builder.Configuration);
        // Nothing is to be printed.
        builder.Services.RemoveAll<IHostedService>();
        builder.Services.AddPersistence();
        builder.Services.AddAudit();
        builder.Services.AddTraffic();
        builder.Services.AddAccess();
        builder.Services.AddMesh().AddInterdomain().AddJoining().AddDataPlanes().AddControl();
        builder.Services.Replace(ServiceDescriptor.Singleton<IAccessSource>(this));
        _app = builder.Build();
    }

    public string Key { get; private set; } = "";

    public PlatformAddresses Addresses => _app.Services.GetRequiredService<PlatformAddresses>();

    internal AuthorizationService Authorization => _app.Services.GetRequiredService<AuthorizationService>();

    public static async Task<DoorServer> StartAsync()
    {
        var server = new DoorServer();
        await server._app.StartAsync();
        var issued = server._app.Services.GetRequiredService<KeyMint>().Issue(KeyMint.UserKeyPrefix);
        server.Key = issued.Key;
        PlanLimit[] limits = [new("minute", LimitKind.Rate, 1_000_000_000, LimitWindow.Minute), new("day", LimitKind.Quota, 1_000_000_000, LimitWindow.Day)];
        var subscription = new SubscriptionAccess(Guid.NewGuid(), "travels", true, "active", DateTimeOffset.UnixEpoch, "starter", "Starter", limits);
        var application = new ApplicationAccess(Guid.NewGuid(), "Red App", Guid.NewGuid(), "Red", true, new[] { subscription }.ToFrozenDictionary(one => one.Api));
        OperationSummary[] operations = [new("listCities", "GET", "/travels", "Cities", null, false), new("quoteTrip", "GET", "/travels/{city}", "Quote", null, false)];
        server._read = new AccessRead(
            new AccessSnapshot(0, new[] { new ApiAccess("travels", "Travels", "v2", "problem", operations) }.ToFrozenDictionary(api => api.Slug), new[] { application }.ToFrozenDictionary(one => one.Id)),
            [new CredentialAccess(Guid.NewGuid(), application.Id, CredentialKind.UserKey, KeyHash.Parse(issued.Hash), null)]);
        await server._app.Services.GetRequiredService<IAccessPublisher>().PublishAsync(default);
        return server;
    }

    public Task<AccessRead> ReadAsync(CancellationToken cancellationToken) => Task.FromResult(_read);

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
