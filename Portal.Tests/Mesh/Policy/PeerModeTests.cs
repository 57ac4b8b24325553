using Portal.Api.Mesh.Istio;
using static Portal.Tests.Mesh.Policy.PolicyScene;

namespace Portal.Tests.Mesh.Policy;

/// <summary>Of several PeerAuthentications the closest one counts: workload, namespace, mesh.</summary>
public sealed class PeerModeTests
{
    private const string Own = "selector: { matchLabels: { app: flights } }, ";

    [Fact]
    public void Without_one_plain_calls_are_taken_too() => Assert.Equal(PeerMode.Permissive, Mode(""));

    [Fact]
    public void That_of_the_mesh_stands_in_the_root_namespace()
    {
        Assert.Equal(PeerMode.Strict, Mode(Peer(Is("STRICT"), "istio-system")));
        Assert.Equal(PeerMode.Permissive, Mode(Peer(Is("STRICT"), "travel-portal")));
    }

    [Fact]
    public void That_of_the_namespace_comes_before_that_of_the_mesh() =>
        Assert.Equal(PeerMode.Permissive, Mode(Peer(Is("STRICT"), "istio-system") + Peer(Is("PERMISSIVE"))));

    [Fact]
    public void That_of_the_workload_comes_before_all() =>
        Assert.Equal(PeerMode.Permissive, Mode(Peer(Is("STRICT"), "istio-system") + Peer(Is("STRICT")) + Peer(Own + Is("PERMISSIVE"))));

    [Fact]
    public void One_of_another_workload_does_not_count() =>
        Assert.Equal(PeerMode.Permissive, Mode(Peer("selector: { matchLabels: { app: hotels } }, " + Is("STRICT"))));

    [Fact]
    public void A_selector_reaches_no_further_than_its_namespace() => Assert.Equal(PeerMode.Permissive, Mode(Peer(Own + Is("STRICT"), "istio-system")));

    [Fact]
    public void One_that_says_no_mode_leaves_it_to_the_next() => Assert.Equal(PeerMode.Strict, Mode(Peer(Is("STRICT")) + Peer(Own + Is("UNSET")) + Peer(Own.TrimEnd(',', ' '))));

    [Fact]
    public void Of_two_of_one_kind_the_first_counts() => Assert.Equal(PeerMode.Strict, Mode(Peer(Is("STRICT")) + Peer(Is("PERMISSIVE"))));

    private static string Is(string mode) => $"mtls: {{ mode: {mode} }}";

    private static PeerMode Mode(string yaml) => Compiled.Whole(yaml).Policies.ModeOf(Flights);
}
