using Portal.Tests.Mesh;

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
        var partner = await agency.Mesh.Recorded.HopAsync(hop => hop is { Source: "gateway", Path: "/travels/Rome" });
        Assert.Equal(("travels", "v2", "travels-external"), (partner.Destination, partner.Version, partner.VirtualService));
        var portal = await agency.Mesh.Recorded.HopAsync(hop => hop is { Source: "voyages", Path: "/travels/Rome" });
        Assert.Equal(("travels", "v1", "travels-internal"), (portal.Destination, portal.Version, portal.VirtualService));
        var record = await agency.Mesh.Recorded.RequestAsync();
        Assert.Equal(("mesh", "voyages", "travels", "v1"), (record.Door, record.Source, record.Api, record.Version));
    }

    [Fact]
    public async Task The_instances_of_v2_take_turns()
    {
        for (var call = 0; call < 4; call++)
        {
            await agency.AsPartnerAsync("/travels?q=turns");
        }

        await Wait.UntilAsync(() => Task.FromResult(agency.Mesh.Recorded.Hops.Count(hop => hop.Path == "/travels?q=turns") == 4), TimeSpan.FromSeconds(5), "four hops");
        var instances = agency.Mesh.Recorded.Hops.Where(hop => hop.Path == "/travels?q=turns").Select(hop => hop.Instance).Distinct();
        Assert.Equal(["travels-v2-1 (1 of 2)", "travels-v2-2 (2 of 2)"], instances.Order());
    }
}
