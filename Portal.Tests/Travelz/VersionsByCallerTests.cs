namespace Portal.Tests.Travelz;

/// <summary>The second scenario of the story: one path, and the caller decides which version answers.</summary>
public sealed class VersionsByCallerTests(AgencyFixture agency) : IClassFixture<AgencyFixture>
{
    [Fact]
    public async Task The_same_path_is_v2_for_a_partner_and_v1_for_an_internal_portal()
    {
        var (_, partners) = await agency.AsPartnerAsync("/travels/Rome");
        var (_, portals) = await agency.AsVoyagesAsync("http://travels/travels/Rome");

        Assert.True(partners.TryGetProperty("cheapest", out _));
        Assert.Equal("Valid", portals.GetProperty("status").GetString());
        Assert.Contains(agency.Mesh.Recorded.Hops, hop => hop is { Source: "gateway", Destination: "travels", Version: "v2", VirtualService: "travels-external" });
        Assert.Contains(agency.Mesh.Recorded.Hops, hop => hop is { Source: "voyages", Destination: "travels", Version: "v1", VirtualService: "travels-internal" });
        Assert.Contains(agency.Mesh.Recorded.Requests, record => record is { Door: "mesh", Source: "voyages", Api: "travels", Version: "v1" });
    }

    [Fact]
    public async Task The_instances_of_v2_take_turns()
    {
        for (var call = 0; call < 4; call++)
        {
            await agency.AsPartnerAsync("/travels?q=turns");
        }

        var instances = agency.Mesh.Recorded.Hops.Where(hop => hop.Path == "/travels?q=turns").Select(hop => hop.Instance).Distinct();
        Assert.Equal(["travels-v2-1 (1 of 2)", "travels-v2-2 (2 of 2)"], instances.Order());
    }
}
