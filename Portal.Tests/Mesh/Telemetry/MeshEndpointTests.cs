using System.Net;
using System.Text.Json;
using Portal.Tests.Applications;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Mesh.Telemetry;

[Collection(AgencyPortal.Collection)]
public sealed class MeshEndpointTests(AgencyPortal agency)
{
    [Fact]
    public async Task A_script_reads_the_graph_a_trace_and_every_hop_of_it()
    {
        JsonElement graph = default;
        await Wait.UntilAsync(
            async () => (graph = await ReadAsync("/api/v1/mesh/graph?by=app&minutes=60")).GetProperty("edges").GetArrayLength() >= 9,
            TimeSpan.FromSeconds(10),
            "a visit has gone over nine edges");
        var edge = graph.GetProperty("edges").EnumerateArray().Single(edge => edge.GetProperty("id").GetString() == "travel-portal/voyages → travel-agency/travels");
        Assert.Equal(("ok", 1.0), (edge.GetProperty("health").GetString(), edge.GetProperty("rates").GetProperty("mutualTlsShare").GetDouble()));

        JsonElement traces = default;
        await Wait.UntilAsync(
            async () => (traces = (await ReadAsync("/api/v1/mesh/traces?service=voyages&to=travels&limit=1")).GetProperty("traces")).GetArrayLength() == 1,
            TimeSpan.FromSeconds(10),
            "the visit is written");
        var trace = await ReadAsync($"/api/v1/mesh/traces/{traces[0].GetProperty("traceId").GetString()}");
        var spans = trace.GetProperty("calls")[0].GetProperty("spans");
        Assert.Equal((9, "voyages", "travels-v1", true), (spans.GetArrayLength(), Text(spans[0], "source"), Text(spans[0], "workload"), spans[0].GetProperty("mutualTls").GetBoolean()));
        Assert.Contains(spans[0].GetProperty("steps").EnumerateArray(), step => Text(step, "kind") == "interdomain" && step.GetProperty("passed").GetBoolean());
    }

    [Theory]
    [InlineData("/api/v1/mesh/graph?minutes=7", "minutes")]
    [InlineData("/api/v1/mesh/graph?at=2020-01-01T00:00:00Z", "at")]
    [InlineData("/api/v1/mesh/traces?limit=0", "limit")]
    public async Task Bad_input_names_its_field(string path, string field)
    {
        using var answer = await agency.Portal.SendAsync(HttpMethod.Get, path, RunningPortal.AdminToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(field, (await answer.JsonAsync()).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partners_token_opens_none_of_it_whatever_its_scopes()
    {
        var partner = await Scripted.StartAsync(agency.Portal, "Curious Tours");

        foreach (var path in (string[])["/mesh/graph", "/mesh/traces", "/mesh/traces/4bf92f3577b34da6a3ce929d0e0e4736", "/mesh/portals", "/mesh/portals/voyages"])
        {
            using var answer = await partner.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.Forbidden), (path, answer.StatusCode));
        }
        using var change = await agency.Portal.SendAsync(HttpMethod.Put, "/api/v1/mesh/portals/voyages", partner.Token, Settings(50));
        Assert.Equal(HttpStatusCode.Forbidden, change.StatusCode);
    }

    [Fact]
    public async Task A_portal_is_steered_by_a_script_too()
    {
        using var changed = await agency.Portal.SendAsync(HttpMethod.Put, "/api/v1/mesh/portals/travels-uk", RunningPortal.AdminToken, Settings(100));
        using var wrong = await agency.Portal.SendAsync(HttpMethod.Put, "/api/v1/mesh/portals/travels-uk", RunningPortal.AdminToken, Settings(101));
        using var nobodys = await agency.Portal.SendAsync(HttpMethod.Put, "/api/v1/mesh/portals/nobody", RunningPortal.AdminToken, Settings(50));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.BadRequest, HttpStatusCode.NotFound), (changed.StatusCode, wrong.StatusCode, nobodys.StatusCode));
        Assert.Equal(0.75, (await changed.JsonAsync()).GetProperty("pauseSeconds").GetDouble());
        Assert.Equal(100, (await ReadAsync("/api/v1/mesh/portals/travels-uk")).GetProperty("settings").GetProperty("ratio").GetInt32());
    }

    private static object Settings(int ratio) => new { ratio, web = 50, mobile = 50, registered = 50, @new = 50, t1 = 1, t2 = 1, t3 = 1 };

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<JsonElement> ReadAsync(string path)
    {
        using var answer = await agency.Portal.SendAsync(HttpMethod.Get, path, RunningPortal.AdminToken);
        Assert.Equal((path, HttpStatusCode.OK), (path, answer.StatusCode));
        return await answer.JsonAsync();
    }
}
