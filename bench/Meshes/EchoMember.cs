using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Portal.Api.Hosting;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Sidecars;
using Portal.Api.Mesh.Workloads;

namespace Bench.Meshes;

/// <summary>The measured service with its sidecar in a process of its own, which joins the mesh of another.</summary>
internal sealed class EchoMember(InboundSidecars sidecars, WorkloadRegistry registry) : IHostedService
{
    public const string Token = "only-for-the-benchmark-on-one-machine";

    private GuardedInstance? _echo;

    public static WorkloadIdentity Identity { get; } = new("echo", "agency", new Dictionary<string, string> { ["app"] = "echo", ["version"] = "v1" });

    public static async Task<int> RunAsync(string control)
    {
        var builder = WebApplication.CreateSlimBuilder(["--Roles=travelz", $"--Mesh:Join={control}", $"--Mesh:JoinToken={Token}"]);
        builder.Logging.ClearProviders();
        JoinedProcess.Add(builder.Services, workloads => workloads.AddSingleton(new MeshMembers([Identity])).AddHostedService<EchoMember>());
        await builder.Build().RunAsync();
        return 0;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _echo = await sidecars.StartAsync("echo", "echo-1", Identity, app => app.Run(MeshServer.AnswerAsync), services: null, cancellationToken);
        registry.Add(_echo.Instance);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _echo!.Listener.StopAsync(cancellationToken);
}
