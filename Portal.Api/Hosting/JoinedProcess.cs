using Microsoft.AspNetCore.Hosting.Server;
using Portal.Api.DataPlanes.Sidecars;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Joining;
using Portal.Api.Traffic.Shapes;
using Portal.Api.Travelz;

namespace Portal.Api.Hosting;

/// <summary>
/// The program as a process that joins another's mesh (<c>Roles=travelz</c> with <c>Mesh:Join</c>): workloads and their sidecars, and nothing that
/// needs a database, a guard or a listener of its own.
/// </summary>
internal static class JoinedProcess
{
    /// <summary>Null: the settings do not ask for one.</summary>
    public static WebApplication? TryBuild(string[] args)
    {
        if (string.IsNullOrEmpty(Platform.ReadSettings(args)["Mesh:Join"]))
        {
            return null;
        }
        var builder = Platform.CreateBuilder(args, typeof(ApiAssembly));
        if (RoleSettings.Read(builder.Configuration).Roles is not Roles.Travelz)
        {
            throw new SettingException("Mesh:Join", "is for a process that runs workloads in another's mesh: set Roles=travelz beside it, or leave it out.");
        }
        Add(builder.Services, workloads =>
        {
            workloads.AddAgency();
            workloads.AddAgencyMembers();
        });
        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(app.Services.GetRequiredService<PlatformLogging.OnStarted>().Invoke.Invoke);
        return app;
    }

    /// <param name="workloads">Those of this process: they are in its registry, and it has told of its members, once what they host has started.</param>
    public static void Add(IServiceCollection services, Action<IServiceCollection> workloads)
    {
        services.AddSingleton(TimeProvider.System);
        // The sidecars are of this process, the rules that they follow are not.
        services.AddSingleton(new RoleSettings(Roles.Mesh | Roles.Travelz));
        services.AddSingleton<IServer, NoServer>();
        services.AddSingleton<PlatformAddresses>();
        services.AddSingleton<ProblemLinks>();
        services.AddValidated<PortalListenerOptions, PortalListenerOptionsValidator>("Portal");
        services.AddValidated<ShapeOptions, ShapeOptionsValidator>("Drift");
        // What calls look like is held against contracts, which are not here.
        services.PostConfigure<ShapeOptions>(shapes => shapes.Observe = false);
        services.AddSingleton<CallObserver>();
        services.AddReports();
        services.AddMesh();
        workloads(services);
        services.AddMembership();
        services.AddSingleton<IInterdomainGate, RemoteGate>();
    }
}
