using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Identity;
using Portal.Api.Traffic;
using Portal.Tests.Applications;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Traffic;

public sealed class TrafficScopeTests
{
    [Fact]
    public async Task A_token_without_the_scope_is_told_so_and_one_with_it_reads_what_is_its_own()
    {
        await using var portal = await RunningPortal.StartAsync();
        var reader = await Scripted.StartAsync(portal, "Reading Tours");
        var other = await Scripted.StartAsync(portal, "Other Tours");
        var application = await reader.CreateAsync();
        var (_, lacking) = await portal.TokenAsync(reader.Organization, AccessScopes.ApplicationsRead);
        portal.Services.GetRequiredService<IRequestSink>().Record(TrafficBench.Call("own", reader.Organization));

        foreach (var path in new[] { "/requests/own", $"/applications/{application}/usage" })
        {
            Assert.Equal(200, (int)(await reader.GetAsync(path)).StatusCode);
            await (await portal.SendAsync(HttpMethod.Get, "/api/v1" + path, lacking)).ProblemAsync(403, "scope_missing");
            await (await other.GetAsync(path)).ProblemAsync(404, "not_found");
            Assert.Equal(200, (int)(await portal.SendAsync(HttpMethod.Get, "/api/v1" + path, RunningPortal.AdminToken)).StatusCode);
        }
    }
}
