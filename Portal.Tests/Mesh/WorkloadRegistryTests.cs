using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Routing;
using Portal.Api.Mesh.Workloads;

namespace Portal.Tests.Mesh;

public sealed class WorkloadRegistryTests
{
    private readonly WorkloadRegistry _registry = new();

    [Fact]
    public void Instances_take_turns()
    {
        Add("v2", "a");
        Add("v2", "b");
        var to = new CompiledDestination("travels", "v2", [new("version", "v2")], 1) { Policy = new TrafficPolicy { LoadBalancer = new LoadBalancing(Balancing.RoundRobin) } };

        var picks = Enumerable.Range(0, 4).Select(_ => Pick(to)!.Value.ToString());

        Assert.Equal(["a (1 of 2)", "b (2 of 2)", "a (1 of 2)", "b (2 of 2)"], picks);
    }

    [Fact]
    public void Only_instances_with_the_labels_of_the_subset_are_picked()
    {
        Add("v1", "old");
        Add("v2", "new");

        Assert.Equal("new (1 of 1)", Pick(To("v2"))!.Value.ToString());
        Assert.Null(Pick(To("v3")));
    }

    [Fact]
    public void An_instance_that_is_not_ready_is_left_out_and_still_counted()
    {
        Add("v2", "a").Ready = false;
        Add("v2", "b");
        var to = To("v2");

        Assert.All(Enumerable.Range(0, 3), _ => Assert.Equal("b (2 of 2)", Pick(to)!.Value.ToString()));
    }

    [Fact]
    public void One_that_becomes_doubtful_while_it_is_picked_is_picked_all_the_same()
    {
        var began = DateTimeOffset.UnixEpoch;
        var (turning, lost) = (new TimesInTurn(began, began.AddSeconds(2), began), new TimesInTurn(began));
        foreach (var (name, clock) in new[] { ("a", turning), ("b", lost) })
        {
            var instance = new WorkloadInstance("travels", name, new Dictionary<string, string> { ["version"] = "v2" }, new Uri("http://127.0.0.1:1")) { Health = new(clock) };
            instance.Health.Lose();
            _registry.Add(instance);
        }

        Assert.Equal("a (1 of 2)", Pick(To("v2"))!.Value.ToString());
    }

    [Fact]
    public void A_removed_instance_is_gone()
    {
        var instance = Add("v2", "a");
        _registry.Remove(instance);

        Assert.Null(Pick(To("v2")));
        Assert.Null(_registry.Find("nobody"));
    }

    private WorkloadInstance Add(string version, string name)
    {
        var instance = new WorkloadInstance("travels", name, new Dictionary<string, string> { ["version"] = version }, new Uri("http://127.0.0.1:1"));
        _registry.Add(instance);
        return instance;
    }

    private InstancePick? Pick(CompiledDestination to) => _registry.Find("Travels")!.Pick(to);

    private static CompiledDestination To(string version) => new("travels", version, [new("version", version)], 1);

    /// <summary>Says one time after the other, and the last from then on.</summary>
    private sealed class TimesInTurn(params DateTimeOffset[] times) : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow() => times[Math.Min(_asked++, times.Length - 1)];
    }
}
