using Portal.Api.Traffic;

namespace Portal.Tests.Travelz;

public sealed class HopTreeTests(AgencyFixture agency) : IClassFixture<AgencyFixture>
{
    [Fact]
    public async Task The_hops_of_a_call_are_a_tree_from_the_gateway_to_the_discounts()
    {
        await agency.AsPartnerAsync("/travels/Vaduz", "user: new", "travel: t1");

        var root = Assert.Single(agency.Mesh.Recorded.Hops, hop => hop.Path == "/travels/Vaduz");
        var suppliers = Children(root);
        Assert.Equal(["cars", "flights", "hotels", "insurances"], suppliers.Select(hop => hop.Destination).Order());
        Assert.All(suppliers, hop => Assert.Equal("travels-v2", hop.Source));
        Assert.All(suppliers, hop => Assert.Equal("discounts", Assert.Single(Children(hop)).Destination));
        Assert.All(suppliers, hop => Assert.Equal($"{hop.Destination}-v1", Children(hop)[0].Source));
    }

    [Fact]
    public async Task The_four_suppliers_are_asked_at_once()
    {
        await agency.AsPartnerAsync("/travels/Nuuk");

        var suppliers = Children(Assert.Single(agency.Mesh.Recorded.Hops, hop => hop.Path == "/travels/Nuuk"));
        Assert.Equal(4, suppliers.Count);
        // All of them left before the first of them was back.
        var firstBack = suppliers.Min(hop => hop.StartedAt + TimeSpan.FromMicroseconds(hop.DurationMicros));
        Assert.True(suppliers.Max(hop => hop.StartedAt) <= firstBack);
    }

    [Fact]
    public async Task A_customer_without_a_kind_costs_no_call_to_the_discounts()
    {
        await agency.AsPartnerAsync("/flights/Riga");

        Assert.Empty(Children(Assert.Single(agency.Mesh.Recorded.Hops, hop => hop.Path == "/flights/Riga")));
    }

    private List<TraceHop> Children(TraceHop parent) => [.. agency.Mesh.Recorded.Hops.Where(hop => hop.ParentSpanId == parent.SpanId)];
}
