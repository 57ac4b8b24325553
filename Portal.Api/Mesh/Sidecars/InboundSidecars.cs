using Microsoft.Extensions.Options;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Forwarding;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Sidecars;

/// <summary>Starts instances of workloads, each behind a sidecar of its own: the only port that it has.</summary>
internal sealed class InboundSidecars(
    MeshFiles files,
    MeshIdentities identities,
    IInterdomainGate gate,
    IInboundSink hops,
    MeshProblems problems,
    IOptions<MeshOptions> options,
    TimeProvider clock,
    ILoggerFactory logs)
{
    /// <summary>Not yet in the registry.</summary>
    public async Task<GuardedInstance> StartAsync(
        string host, string name, WorkloadIdentity workload, Action<WebApplication> pipeline, Action<IServiceCollection>? services, CancellationToken cancellationToken)
    {
        var sidecar = new InboundSidecar(workload, host, files, gate, hops, problems, clock);
        var listener = await Listener.StartAsync(
            [$"http://{options.Value.Host}:0"],
            logs,
            app =>
            {
                app.Use(sidecar.InvokeAsync);
                pipeline(app);
            },
            services,
            options =>
            {
                // Callers ask for http://flights; that sidecars put TLS around it is between them.
                options.AllowAlternateSchemes = true;
                options.ConfigureEndpointDefaults(listen => listen.UseMeshTls(workload, identities, () => sidecar.Mode));
            },
            setting: "Mesh:Host",
            cancellationToken: cancellationToken);
        // Kestrel says https of it; the mesh's transport makes its TLS itself.
        var address = new UriBuilder(Uri.UriSchemeHttp, options.Value.Host, listener.Addresses[0].Port).Uri;
        return new GuardedInstance(new WorkloadInstance(host, options.Value.NameOf(name), workload.Labels, address) { Identity = workload }, listener);
    }
}

/// <summary>A running instance and the server that its sidecar is.</summary>
internal sealed record GuardedInstance(WorkloadInstance Instance, Listener Listener);
