using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Identity;
using Portal.Api.Mesh.Telemetry.Graph;
using Portal.Api.Traffic;
using Portal.Api.Travelz.Portals;
using Portal.Tests.Mesh.Interdomain;

namespace Portal.Tests.Mesh.Joining;

/// <summary>Workloads in another process, which is a real one.</summary>
public sealed class JoinedProcessTests(JoinedMesh mesh) : IClassFixture<JoinedMesh>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Calls_are_spread_over_the_instances_of_both_processes_by_mutual_tls()
    {
        using var sidecar = mesh.Sidecar("travels-v2");
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => sidecar.GetStringAsync("http://flights/flights/Rome", Cancel)));

        // A caller has its answer a moment before the mesh has told of it.
        await Wait.UntilAsync(() => Task.FromResult(Hops().Length >= 40), TimeSpan.FromSeconds(20), "40 hops are told");
        var hops = Hops();
        Assert.Contains(hops, hop => hop.Instance!.StartsWith("flights-v1-1 (", StringComparison.Ordinal));
        Assert.Contains(hops, hop => hop.Instance!.StartsWith("flights-v1-1@second (", StringComparison.Ordinal));
        Assert.All(hops, hop => Assert.Equal((200, true, "flights-v1"), (hop.Status, hop.IsMutualTls, hop.Workload)));

        TraceHop[] Hops() => [.. mesh.Hops.All.Where(hop => hop is { Source: "travels-v2", Destination: "flights" })];
    }

    [Fact]
    public async Task A_call_from_another_domain_without_a_key_is_refused_there_as_it_would_be_here()
    {
        var answer = await mesh.Portal.VisitAsync("/travels/Rome", key: null);

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        Assert.Equal((HttpStatusCode.Forbidden, "credential_missing"), (answer.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Contains("voyages is of the domain travel-portal", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var record = await mesh.RecordOfAsync(answer.Headers.GetValues("X-Request-Id").Single());
        Assert.Equal(("mesh", "voyages", "travels", "v1", "credential_missing", 403), (
            record.Request.Door, record.Request.Source, record.Request.Api, record.Request.Version, record.Request.RefusalCode, record.Request.Status));
    }

    [Fact]
    public async Task With_a_key_it_passes_and_its_record_graph_and_trace_tell_of_both_processes()
    {
        var key = mesh.Portal.Services.GetRequiredService<PortalKeys>().Of(PortalSite.Voyages);

        var answer = await mesh.Portal.VisitAsync("/travels/Rome?currency=EUR", key);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var id = answer.Headers.GetValues("X-Request-Id").Single();
        await Wait.UntilAsync(
            async () => (await mesh.RecordOfAsync(id)).Route is var route && route.Any(hop => hop.Source == "travels-v1") && route.Any(hop => hop.Source == "voyages" && hop.Steps.Any(step => step.Kind == "interdomain")),
            TimeSpan.FromSeconds(20), "the hops of the other process are told");
        var record = await mesh.RecordOfAsync(id);
        Assert.Equal(("voyages.fr", "quoteTrip", "v1", 200, null), (
            record.Request.ApplicationName, record.Request.Operation, record.Request.Version, record.Request.Status, record.Request.RefusalCode));
        Assert.DoesNotContain(key, JsonSerializer.Serialize(record), StringComparison.Ordinal);
        Assert.Equal("/travels/Rome?currency=EUR", record.Request.Target);
        var inside = mesh.Hops.All.Where(hop => hop.TraceId == record.TraceId && hop.Source == "travels-v1").ToArray();
        Assert.NotEmpty(inside);
        var checkedBy = record.Route.Single(hop => hop.Source == "voyages").Steps.Single(step => step.Kind == "interdomain");
        Assert.Equal((true, "voyages.fr may call quoteTrip of travels v1 under plan Internal"), (checkedBy.Passed, checkedBy.Verdict));
        await using var scope = mesh.Portal.Services.CreateAsyncScope();
        var graphs = scope.ServiceProvider.GetRequiredService<MeshGraphQueries>();
        await Wait.UntilAsync(
            () => Task.FromResult(graphs.Read(Actor.System, new GraphQuestion(GraphBy.Workload, 1, null, null, false, null)).Value.Edges.Any(edge => edge.From.Contains("travels-v1", StringComparison.Ordinal))),
            TimeSpan.FromSeconds(20), "the graph has it");
    }

    [Fact]
    public async Task A_process_that_is_not_heard_of_is_out_with_its_lease_and_joins_again_by_itself()
    {
        await using var frozen = MemberProcess.Start(mesh.Control, "frozen", "hotels");
        await mesh.UntilThereAsync(frozen, "hotels");
        frozen.Signal(19);

        await mesh.UntilGoneAsync(frozen, "hotels");

        frozen.Signal(18);
        await mesh.UntilThereAsync(frozen, "hotels");
    }

    [Fact]
    public async Task A_process_that_is_asked_to_end_leaves_and_no_call_fails()
    {
        await using var leaving = MemberProcess.Start(mesh.Control, "leaving", "cars");
        await mesh.UntilThereAsync(leaving, "cars");
        using var sidecar = mesh.Sidecar("travels-v2");
        await using var load = new Load(sidecar, "http://cars/cars/Rome", 8);
        await load.UntilAsync(200);

        await leaving.StopAsync();

        Assert.Equal(0, leaving.ExitCode);
        Assert.Null(mesh.InstanceOf(leaving, "cars"));
        await load.UntilAsync(200);
        Assert.Empty(await load.EndAsync());
    }

    [Fact]
    public async Task A_process_that_is_killed_under_load_costs_no_call_and_is_out_before_its_lease_ends()
    {
        await using var killed = MemberProcess.Start(mesh.Control, "killed", "cars");
        await mesh.UntilThereAsync(killed, "cars");
        using var sidecar = mesh.Sidecar("travels-v2");
        await using var load = new Load(sidecar, "http://cars/cars/Rome", 8);
        await Wait.UntilAsync(() => Task.FromResult(mesh.Hops.All.Count(Killed) >= 20), TimeSpan.FromSeconds(30), "it answers");

        await killed.KillAsync();

        // Of one whose lease has ended it is not said any more.
        await Wait.UntilAsync(
            () => Task.FromResult(mesh.Log.Lines.Any(line => line.StartsWith("killed hung up", StringComparison.Ordinal))), TimeSpan.FromSeconds(20), "it is out long before its lease ends");
        Assert.True(mesh.InstanceOf(killed, "cars") is null or { Ready: false });
        await load.UntilAsync(200);
        var failed = await load.EndAsync();
        Assert.True(failed.Count == 0, string.Join(Environment.NewLine, failed.Take(3).Concat(mesh.Hops.All.Where(hop => hop.Status != 200 && hop.Destination == "cars").Take(3).Select(hop => hop.ToString() + string.Join("; ", hop.Steps)))));
        await mesh.UntilGoneAsync(killed, "cars");
    }

    private static bool Killed(TraceHop hop) => hop.Instance?.StartsWith("cars-v1-1@killed", StringComparison.Ordinal) is true;
}
