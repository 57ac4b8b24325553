using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Mesh.Telemetry;
using Portal.Api.Mesh.Telemetry.Graph;

namespace Portal.Tests.Mesh.Telemetry;

public sealed class MeshGraphTests
{
    private readonly TelemetryBench _bench = new();

    [Fact]
    public void A_minute_of_calls_has_rate_errors_and_latencies()
    {
        _bench.Clock.Advance(TimeSpan.FromMinutes(2));
        _bench.Call("voyages", "travels", times: 114);
        _bench.Call("voyages", "travels", times: 6, status: 503, flags: "UF", micros: 900_000, mutualTls: true);

        var edge = Assert.Single(_bench.Graph().Edges);

        Assert.Equal(("travel-portal/voyages", "travel-agency/travels-v1"), (edge.From, edge.To));
        Assert.Equal((120, 2.0, 0.05, 0.05), (edge.Rates.Requests, edge.Rates.PerSecond, edge.Rates.ErrorShare, edge.Rates.MutualTlsShare));
        Assert.InRange(edge.Rates.P50Ms!.Value, 1.9, 2.1);
        Assert.InRange(edge.Rates.P99Ms!.Value, 850, 950);
        Assert.Equal(MeshHealth.Degraded, edge.Health);
    }

    [Fact]
    public void What_is_over_is_idle_after_a_minute_and_gone_after_an_hour()
    {
        _bench.Call("voyages", "travels");
        Assert.Equal(MeshHealth.Ok, Assert.Single(_bench.Graph().Edges).Health);

        _bench.Clock.Advance(TimeSpan.FromMinutes(2));
        var idle = Assert.Single(_bench.Graph().Edges);
        Assert.Equal((MeshHealth.Idle, 0L, (double?)null), (idle.Health, idle.Rates.Requests, idle.Rates.P95Ms));
        Assert.Equal(1, Assert.Single(_bench.Graph(new GraphQuestion(Minutes: 5)).Edges).Rates.Requests);

        _bench.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Empty(_bench.Graph().Edges);
    }

    [Fact]
    public void Any_minute_of_the_last_day_can_be_looked_at_again()
    {
        _bench.Call("voyages", "travels", times: 3);
        _bench.Clock.Advance(TimeSpan.FromHours(23));
        _bench.Call("travels-v1", "flights");

        var then = _bench.Graph(new GraphQuestion(At: TelemetryBench.Noon + TimeSpan.FromMinutes(1)));
        var later = _bench.Graph(new GraphQuestion(At: TelemetryBench.Noon + TimeSpan.FromMinutes(2)));

        Assert.Equal((false, 3L), (then.Live, Assert.Single(then.Edges).Rates.Requests));
        Assert.Equal(0L, Assert.Single(later.Edges).Rates.Requests);
        _bench.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal("at", Assert.IsType<Refusal.Invalid>(_bench.Ask(new GraphQuestion(At: TelemetryBench.Noon)).Refusal).Field);
    }

    [Theory]
    [InlineData(GraphBy.Workload, "travel-agency/flights-v1", "travel-agency/travels-v1", "travel-agency/travels-v2")]
    [InlineData(GraphBy.VersionedApp, "travel-agency/flights v1", "travel-agency/travels v1", "travel-agency/travels v2")]
    [InlineData(GraphBy.App, "travel-agency/flights", "travel-agency/travels")]
    public void Nodes_are_workloads_versions_of_apps_or_apps(GraphBy by, params string[] ids)
    {
        _bench.Call("gateway", "travels", "v2");
        _bench.Call("travels-v1", "flights");
        _bench.Call("travels-v2", "flights");

        var graph = _bench.Graph(new GraphQuestion(by));

        Assert.Equal(ids.Append("edge/gateway").Order(StringComparer.Ordinal), graph.Nodes.Select(node => node.Id));
        Assert.Equal(2, graph.Nodes.Single(node => node.Name.StartsWith("flights", StringComparison.Ordinal)).Inbound.Requests);
    }

    [Fact]
    public void A_service_of_which_no_instance_was_reached_is_a_node_of_its_own_and_its_app_where_apps_are_asked_for()
    {
        _bench.Call("voyages", "flights", version: null, status: 503, flags: "UH");
        Assert.Null(Assert.Single(_bench.Graph().Edges).Rates.MutualTlsShare);

        var service = Assert.Single(_bench.Graph().Nodes, node => node.Kind == MeshNodeKind.Service);

        Assert.Equal(("flights", "travel-agency", MeshHealth.Failing), (service.Name, service.Domain, service.Health));
        Assert.Equal("travel-agency/flights", Assert.Single(_bench.Graph(new GraphQuestion(GraphBy.App)).Edges).To);
    }

    [Fact]
    public void Names_that_callers_make_up_are_one_node()
    {
        for (var made = 0; made < 2 * MeshTelemetry.MostEdges; made++)
        {
            _bench.Call("gateway", $"host-{made}.example", version: null, status: 404, flags: "NR");
        }

        var edge = Assert.Single(_bench.Graph().Edges);
        Assert.Equal(("unknown", 2L * MeshTelemetry.MostEdges), (edge.To, edge.Rates.Requests));
    }

    [Fact]
    public void More_edges_than_any_mesh_has_are_counted_as_one()
    {
        for (var made = 0; made < MeshTelemetry.MostEdges + 20; made++)
        {
            _bench.Call($"job-{made}", "travels");
        }

        Assert.Equal(MeshTelemetry.MostEdges + 1, _bench.Telemetry.Edges.Count());
        Assert.Equal(20, _bench.Graph().Edges.Single(edge => edge.From == "unknown").Rates.Requests);
    }

    [Fact]
    public void A_caller_that_went_away_is_nobodys_error()
    {
        _bench.Call("voyages", "travels", status: 0, flags: "DC");
        _bench.Call("travels-v1", "flights", status: 0, flags: "UC");

        Assert.Equal([MeshHealth.Failing, MeshHealth.Ok], _bench.Graph().Edges.Select(edge => edge.Health));
    }

    [Fact]
    public void A_graph_can_be_of_one_domain_of_errors_only_or_of_what_a_name_has_in_it()
    {
        _bench.Call("voyages", "travels");
        _bench.Call("travels-v1", "flights", status: 500);

        Assert.Equal("travel-portal/voyages", Assert.Single(_bench.Graph(new GraphQuestion(Domain: "travel-portal")).Edges).From);
        Assert.Equal("travel-agency/flights-v1", Assert.Single(_bench.Graph(new GraphQuestion(OnlyErrors: true)).Edges).To);
        var found = _bench.Graph(new GraphQuestion(Search: "FLIGHT"));
        Assert.Equal(["travel-agency/flights-v1", "travel-agency/travels-v1"], found.Nodes.Select(node => node.Id));
        Assert.Empty(_bench.Graph(new GraphQuestion(Search: "nothing")).Nodes);
    }

    [Fact]
    public void The_mesh_is_seen_by_administrators_and_by_the_companys_own_people()
    {
        var partner = new Actor { Kind = ActorKind.Person, Name = "Rea", OrganizationId = Guid.NewGuid() };
        var colleague = partner with { IsInternal = true };
        var token = colleague with { Kind = ActorKind.AccessToken };

        Assert.IsType<Refusal.Unauthenticated>(_bench.Ask(new GraphQuestion(), Actor.Anonymous).Refusal);
        Assert.Equal("mesh_of_the_company", _bench.Ask(new GraphQuestion(), partner).Refusal?.Code);
        Assert.Equal("mesh_of_the_company", _bench.Ask(new GraphQuestion(), token).Refusal?.Code);
        Assert.Null(_bench.Ask(new GraphQuestion(), colleague).Refusal);
        Assert.Null(_bench.Ask(new GraphQuestion(), token with { Scopes = [AccessScopes.UsageRead] }).Refusal);
    }
}
