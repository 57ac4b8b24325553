using System.Net;
using Microsoft.AspNetCore.Http;

namespace Portal.Tests.Mesh;

public sealed class SidecarTests
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private static readonly string ByCaller = MeshYaml.Subsets() + MeshYaml.Service(
        """
        - match: [{ sourceLabels: { tier: gold } }]
          route: [{ destination: { host: travels, subset: v1 } }]
        - route: [{ destination: { host: travels, subset: v2 } }]
        """,
        gateway: "mesh",
        hosts: "travels",
        name: "travels-internal");

    [Fact]
    public async Task A_workload_calls_by_name_and_is_routed_by_who_it_is()
    {
        await using var mesh = await TestMesh.StartAsync(ByCaller);
        await mesh.AddServiceAsync("travels", "v1");
        await mesh.AddServiceAsync("travels", "v2");
        using var sidecar = mesh.Sidecar();

        Assert.Equal("v1", await sidecar.GetStringAsync("http://travels/travels/Rome", Stop));

        var hop = await mesh.Recorded.HopAsync();
        Assert.Equal(("caller", "travels", "v1"), (hop.Source, hop.Destination, hop.Version));
        Assert.Equal("rule 1 of 2: source tier=gold, gateway mesh", hop.Rule);
    }

    [Fact]
    public async Task A_service_without_a_virtual_service_is_called_all_the_same()
    {
        await using var mesh = await TestMesh.StartAsync(ByCaller);
        await mesh.AddServiceAsync("flights", "v1");
        using var sidecar = mesh.Sidecar();

        Assert.Equal("v1", await sidecar.GetStringAsync("http://flights/flights/Rome", Stop));
        Assert.Null((await mesh.Recorded.HopAsync()).VirtualService);
    }

    [Fact]
    public async Task A_service_that_nobody_knows_is_404()
    {
        await using var mesh = await TestMesh.StartAsync(ByCaller);
        using var sidecar = mesh.Sidecar();

        Assert.Equal(HttpStatusCode.NotFound, (await sidecar.GetAsync("http://nobody/x", Stop)).StatusCode);
    }

    [Fact]
    public async Task Virtual_services_of_the_mesh_do_not_open_the_edge()
    {
        await using var mesh = await TestMesh.StartAsync(ByCaller);
        await mesh.AddServiceAsync("travels", "v1");
        await mesh.AddServiceAsync("discounts", "v1");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/discounts/new") { Headers = { Host = "discounts" } };

        Assert.Equal(HttpStatusCode.NotFound, (await mesh.Edge.SendAsync(request, Stop)).StatusCode);
    }

    [Fact]
    public async Task A_call_that_begins_inside_is_recorded_with_its_source_and_one_that_goes_on_is_not()
    {
        string? requestId = null;
        await using var mesh = await TestMesh.StartAsync(ByCaller);
        await mesh.AddServiceAsync("travels", "v1", context =>
        {
            requestId ??= context.Request.Headers["X-Request-Id"];
            return context.Response.WriteAsync("hello");
        });
        using var sidecar = mesh.Sidecar();

        var first = await sidecar.GetAsync("http://travels/travels/Rome?x=1", Stop);
        using var within = new HttpRequestMessage(HttpMethod.Get, "http://travels/travels/Rome");
        within.Headers.Add("traceparent", $"00-{TestMesh.TraceId}-1111111111111111-01");
        await sidecar.SendAsync(within, Stop);

        var record = await mesh.Recorded.RequestAsync();
        Assert.Equal(("mesh", "caller", "travels", "v1"), (record.Door, record.Source, record.Api, record.Version));
        Assert.Equal(("GET", "/travels/Rome?x=1", 200, 5L), (record.Method, record.Target, record.Status, record.ResponseBytes));
        Assert.Equal(record.RequestId, first.Headers.GetValues("X-Request-Id").Single());
        await mesh.Recorded.HopAsync(hop => hop.TraceId == TestMesh.TraceId);
        Assert.Equal(2, mesh.Recorded.Hops.Count);
        Assert.Equal(record.TraceId, mesh.Recorded.Hops.First().TraceId);
        Assert.Equal((TestMesh.TraceId, "1111111111111111"), (mesh.Recorded.Hops.Last().TraceId, mesh.Recorded.Hops.Last().ParentSpanId));
        Assert.All(record.Ledger, step => Assert.True(step.Passed));
        Assert.Equal(record.RequestId, requestId);
    }

    [Fact]
    public async Task A_request_that_is_none_of_a_proxys_is_400()
    {
        await using var mesh = await TestMesh.StartAsync(ByCaller);
        using var client = new HttpClient { BaseAddress = mesh.SidecarAddress() };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/a/..;b/c") { Headers = { Host = "travels" } };

        Assert.Equal(HttpStatusCode.BadRequest, (await client.SendAsync(request, Stop)).StatusCode);
    }

    [Fact]
    public async Task A_credential_that_a_workload_sends_in_the_query_reaches_the_service_and_no_record()
    {
        const string Key = "tvz_0123456789abcdefghijklmnopqrstuvw";
        await using var mesh = await TestMesh.StartAsync(ByCaller);
        await mesh.AddServiceAsync("travels", "v1", context => context.Response.WriteAsync(context.Request.Query["user_key"].ToString()));
        using var sidecar = mesh.Sidecar();

        Assert.Equal(Key, await sidecar.GetStringAsync($"http://travels/travels?user_key={Key}", Stop));

        Assert.Equal("/travels?user_key=tvz_…tuvw", (await mesh.Recorded.HopAsync()).Path);
        Assert.Equal("/travels?user_key=tvz_…tuvw", (await mesh.Recorded.RequestAsync()).Target);
    }
}
