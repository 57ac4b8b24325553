using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Access;
using Portal.Api.Access.Interdomain;
using Portal.Api.Audit;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Mesh.Interdomain;

public sealed class InterdomainEndpointTests
{
    private const string List = "/api/v1/mesh/domains";
    private const string Pair = "/api/v1/mesh/domains/travel-portal/travel-agency";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_an_administrator_says_of_a_pair_is_in_force_listed_and_audited_once()
    {
        await using var portal = await RunningPortal.StartAsync();

        var set = await (await PutAsync(portal, Pair, new { mode = "observe", reason = "Keys come this week" })).JsonAsync();
        await PutAsync(portal, Pair, new { mode = "observe", reason = "Said again" });

        Assert.Equal(("observe", "Keys come this week"), (set.GetProperty("mode").GetString(), set.GetProperty("reason").GetString()));
        Assert.Equal([new DomainPair("travel-portal", "travel-agency")], portal.Services.GetRequiredService<AccessStore>().Current.Snapshot.Observed);
        var listed = Assert.Single((await ListAsync(portal)).GetProperty("pairs").EnumerateArray());
        Assert.Equal(("observe", "Keys come this week"), (listed.GetProperty("mode").GetString(), listed.GetProperty("rule").GetProperty("reason").GetString()));
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        var audited = await db.Set<AuditEntry>().SingleAsync(entry => entry.Act == "interdomain.mode_changed", Cancel);
        Assert.Equal(("domains/travel-portal/travel-agency", "Keys come this week"), (audited.Subject, audited.Reason));

        await PutAsync(portal, Pair, new { mode = "enforce", reason = "They have them" });

        Assert.Empty(portal.Services.GetRequiredService<AccessStore>().Current.Snapshot.Observed);
    }

    [Fact]
    public async Task Domains_without_traffic_are_listed_with_their_workloads_and_owners()
    {
        await using var portal = await RunningPortal.StartAsync();

        var domains = (await ListAsync(portal)).GetProperty("domains").EnumerateArray().ToList();

        Assert.Equal(["travel-agency", "travel-portal", "developer-portal"], domains.Select(domain => domain.GetProperty("name").GetString()));
        Assert.Equal(["voyages", "viaggi", "travels-uk"], domains[1].GetProperty("workloads").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("Portals", domains[1].GetProperty("owners")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task Input_that_breaks_a_rule_is_told_by_its_field_and_pairs_that_are_none_are_not_there()
    {
        await using var portal = await RunningPortal.StartAsync();

        await (await PutAsync(portal, Pair, new { mode = "observe", reason = " " })).ProblemAsync(400, "invalid");
        await (await PutAsync(portal, Pair, new { mode = "ignore", reason = "x" })).ProblemAsync(400, "invalid");
        await (await PutAsync(portal, "/api/v1/mesh/domains/travel-portal/nowhere", new { mode = "observe", reason = "x" })).ProblemAsync(404, "domain_not_found");
        await (await PutAsync(portal, "/api/v1/mesh/domains/travel-agency/travel-agency", new { mode = "observe", reason = "x" })).ProblemAsync(404, "domain_not_found");
        foreach (var minutes in new[] { "0", "1441", "all" })
        {
            await (await portal.SendAsync(HttpMethod.Get, $"{List}?minutes={minutes}", RunningPortal.AdminToken)).ProblemAsync(400, "invalid");
        }
    }

    [Theory]
    [InlineData("GET", List)]
    [InlineData("PUT", Pair)]
    public async Task Only_administrators_see_and_say_it(string method, string path)
    {
        await using var portal = await RunningPortal.StartAsync();
        var organization = await portal.SignUpAsync();
        var (_, token) = await portal.TokenAsync(organization, "applications:write", "requests:read", "usage:read");
        var body = method == "PUT" ? new { mode = "observe", reason = "mine" } : null;

        await (await portal.SendAsync(new HttpMethod(method), path, null, body)).ProblemAsync(401, "unauthenticated");
        await (await portal.SendAsync(new HttpMethod(method), path, token, body)).ProblemAsync(403, "administrator_required");

        Assert.Empty(portal.Services.GetRequiredService<AccessStore>().Current.Snapshot.Observed);
    }

    private static Task<HttpResponseMessage> PutAsync(RunningPortal portal, string path, object body) => portal.SendAsync(HttpMethod.Put, path, RunningPortal.AdminToken, body);

    private static async Task<JsonElement> ListAsync(RunningPortal portal) => await (await portal.SendAsync(HttpMethod.Get, List, RunningPortal.AdminToken)).JsonAsync();
}
