using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Forwarding;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Resilience;
using Portal.Api.Mesh.Sidecars;
using Portal.Api.Mesh.Workloads;

namespace Portal.Api.Mesh;

internal static class MeshFeature
{
    public static IServiceCollection AddMesh(this IServiceCollection services)
    {
        services.AddValidated<MeshOptions, MeshOptionsValidator>("Mesh");
        services.AddHttpForwarder();
        services.AddSingleton(provider => new MeshFiles(
            provider.GetRequiredService<IOptions<MeshOptions>>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<MeshFiles>>()));
        services.AddSingleton<IMeshFileSource, MeshFileWatcher>();
        services.AddSingleton<MeshRoutes>();
        services.AddSingleton<WorkloadRegistry>();
        services.AddSingleton<EntryInstances>();
        services.AddSingleton<SidecarAddresses>();
        services.AddSingleton<MeshAuthority>();
        services.AddSingleton<ICertificateSource>(provider => provider.GetRequiredService<MeshAuthority>());
        services.AddSingleton<MeshIdentities>();
        services.AddSingleton<MeshTransport>();
        services.AddSingleton<HopSender>();
        services.AddSingleton<Faults>();
        services.AddSingleton<Rehearsals>();
        services.AddSingleton<Mirror>();
        services.AddSingleton<InboundSidecars>();
        services.AddSingleton<IInterdomainGate, OpenGate>();
        services.AddSingleton<MeshProblems>();
        services.AddSingleton<IMeshEntry, MeshEntry>();
        services.AddHostedService<OutboundListener>();
        return services;
    }
}
