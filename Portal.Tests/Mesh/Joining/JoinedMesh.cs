using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Api.Identity;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;
using Portal.Tests.Hosting;

namespace Portal.Tests.Mesh.Joining;

/// <summary>The program without <c>travels-v1</c>, and a second process that has joined it with that and <c>flights-v1</c>.</summary>
public sealed class JoinedMesh : IAsyncLifetime
{
    public const string Token = "a-token-of-forty-characters-for-the-tests";

    internal RunningPortal Portal { get; private set; } = null!;

    internal MemberProcess Member { get; private set; } = null!;

    /// <summary>Every hop that this process sees, whichever told it.</summary>
    internal HopLog Hops { get; } = new();

    internal LineLog Log { get; } = new();

    internal Uri Control => Portal.Addresses.Control!;

    internal WorkloadRegistry Registry => Portal.Services.GetRequiredService<WorkloadRegistry>();

    public async ValueTask InitializeAsync()
    {
        Portal = await RunningPortal.StartAsync(
            "portal,gateway,control,mesh,travelz",
            builder =>
            {
                builder.Logging.AddProvider(Log);
                builder.Services.AddSingleton<IHopObserver>(Hops);
            },
            [
                $"--Mesh:JoinToken={Token}", "--Mesh:Heartbeat=00:00:00.2", "--Mesh:Lease=00:00:03",
                .. new[] { "discounts", "flights", "hotels", "cars", "insurances", "travels-v2", "voyages", "viaggi", "travels-uk" }.Select((name, index) => $"--Travelz:Workloads:{index}={name}"),
            ]);
        Member = MemberProcess.Start(Control, "second", "travels-v1", "flights");
        await UntilThereAsync(Member, "travels", "flights");
    }

    public async ValueTask DisposeAsync()
    {
        await Member.DisposeAsync();
        await Portal.DisposeAsync();
    }

    internal Task<TimeSpan> UntilThereAsync(MemberProcess member, params string[] hosts) => Wait.UntilAsync(
        () => Task.FromResult(Array.TrueForAll(hosts, host => InstanceOf(member, host) is { Ready: true })), TimeSpan.FromSeconds(30), $"{member.Name} has joined: {member.Output}");

    internal Task<TimeSpan> UntilGoneAsync(MemberProcess member, string host) => Wait.UntilAsync(
        () => Task.FromResult(InstanceOf(member, host) is null), TimeSpan.FromSeconds(10), $"{member.Name} is out of the mesh");

    internal WorkloadInstance? InstanceOf(MemberProcess member, string host) =>
        Registry.Find(host)?.Instances.FirstOrDefault(instance => instance.Name.EndsWith($"@{member.Name}", StringComparison.Ordinal));

    /// <summary>What a workload of this process has of the mesh.</summary>
    internal HttpClient Sidecar(string workload) => new(new SocketsHttpHandler
    {
        Proxy = new WebProxy(Portal.Services.GetRequiredService<SidecarAddresses>().For(workload)!),
        ActivityHeadersPropagator = null,
        UseCookies = false,
    });

    internal async Task<RequestView> RecordOfAsync(string requestId)
    {
        await using var scope = Portal.Services.CreateAsyncScope();
        RequestView? found = null;
        await Wait.UntilAsync(
            async () => (found = await scope.ServiceProvider.GetRequiredService<RequestQueries>().FindAsync(Actor.System, requestId, TestContext.Current.CancellationToken)) is not null,
            TimeSpan.FromSeconds(10), "the call is recorded");
        return found!;
    }
}

internal sealed class HopLog : IHopObserver
{
    public ConcurrentQueue<TraceHop> All { get; } = new();

    public void Observe(TraceHop hop) => All.Enqueue(hop);
}
