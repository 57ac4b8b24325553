using System.Net;
using Microsoft.AspNetCore.Http;
using Portal.Tests.Mesh;

namespace Portal.Tests.Travelz;

public sealed class HopTreeTests(AgencyFixture agency) : IClassFixture<AgencyFixture>
{
    [Fact]
    public async Task The_hops_of_a_call_are_a_tree_from_the_gateway_to_the_discounts()
    {
        await agency.AsPartnerAsync("/travels/Vaduz", "user: new", "travel: t1");

        var root = await agency.Mesh.Recorded.HopAsync(hop => hop.Path == "/travels/Vaduz");
        var suppliers = await agency.Mesh.Recorded.ChildrenAsync(root, 4);
        Assert.Equal(["cars", "flights", "hotels", "insurances"], suppliers.Select(hop => hop.Destination).Order());
        Assert.All(suppliers, hop => Assert.Equal("travels-v2", hop.Source));
        foreach (var supplier in suppliers)
        {
            var discounts = Assert.Single(await agency.Mesh.Recorded.ChildrenAsync(supplier, 1));
            Assert.Equal(("discounts", $"{supplier.Destination}-v1"), (discounts.Destination, discounts.Source));
        }
    }

    [Fact]
    public async Task The_four_suppliers_are_asked_at_once()
    {
        await using var mesh = await TestMesh.StartInAsync(agency.Mesh.Folder, travelz: true, "--Travelz:Traffic=false");
        using var asked = new CountdownEvent(4);
        var allAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        foreach (var supplier in new[] { "flights", "hotels", "cars", "insurances" })
        {
            mesh.Registry.Remove(mesh.Registry.Find(supplier)!.Instances[0]);
            await mesh.AddServiceAsync(supplier, "v1", async context =>
            {
                // Nobody is answered before all four have been asked: one after the other, the quote would never come.
                if (asked.Signal())
                {
                    allAsked.SetResult();
                }
                await allAsked.Task.WaitAsync(context.RequestAborted);
                await context.Response.WriteAsync("[]", context.RequestAborted);
            });
        }

        var answer = await mesh.Edge.GetAsync("/travels/Nuuk", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_customer_without_a_kind_costs_no_call_to_the_discounts()
    {
        await agency.AsPartnerAsync("/flights/Riga");

        Assert.Empty(agency.Mesh.Recorded.Children(await agency.Mesh.Recorded.HopAsync(hop => hop.Path == "/flights/Riga")));
    }
}
