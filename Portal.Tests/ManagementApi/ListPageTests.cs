using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Applications;
using Portal.Api.Hosting.Paging;
using Portal.Api.Persistence;
using Portal.Tests.Applications;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.ManagementApi;

/// <summary>Lists that grow come in pages, and walking them by their links loses nothing and shows nothing twice.</summary>
public sealed class ListPageTests(PlainPortal fixture) : IClassFixture<PlainPortal>
{
    [Fact]
    public async Task Applications_are_walked_page_by_page_also_where_many_were_made_at_one_moment()
    {
        var partner = await Scripted.StartAsync(fixture.Portal, "Walking Tours");
        await using (var db = fixture.Portal.Services.GetRequiredService<PortalDbContextFactory>().Create())
        {
            db.AddRange(Enumerable.Range(0, 7).Select(number => new Application
            {
                Id = Guid.NewGuid(),
                OrganizationId = partner.Organization,
                Name = $"Site {number}",
                Description = "",
                CreatedAt = DateTimeOffset.UnixEpoch.AddDays(number / 3),
            }));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var whole = (await WalkAsync("/api/v1/applications", partner.Token, Ids)).Single();
        var pages = await WalkAsync("/api/v1/applications?limit=2", partner.Token, Ids);

        Assert.Equal([2, 2, 2, 1], pages.Select(page => page.Count));
        Assert.Equal(whole, pages.SelectMany(page => page));
        Assert.Equal(7, whole.Distinct().Count());
    }

    [Fact]
    public async Task A_list_that_says_no_length_has_a_hundred()
    {
        var partner = await Scripted.StartAsync(fixture.Portal, "Many Tours");
        await using (var db = fixture.Portal.Services.GetRequiredService<PortalDbContextFactory>().Create())
        {
            db.AddRange(Enumerable.Range(0, 101).Select(number => new Application
            {
                Id = Guid.NewGuid(),
                OrganizationId = partner.Organization,
                Name = $"Site {number}",
                Description = "",
                CreatedAt = DateTimeOffset.UnixEpoch,
            }));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal([100, 1], (await WalkAsync("/api/v1/applications", partner.Token, Ids)).Select(page => page.Count));
    }

    [Fact]
    public async Task Tokens_of_both_kinds_are_walked_too()
    {
        var organization = await fixture.Portal.SignUpAsync("tokens@sunny.example", "Token Tours");
        for (var made = 0; made < 3; made++)
        {
            await fixture.Portal.TokenAsync(organization, "usage:read");
            using var issued = await fixture.Portal.SendAsync(HttpMethod.Post, "/api/v1/apis/travels/service-tokens", RunningPortal.AdminToken, new { name = "Envoy" });
            Assert.Equal(HttpStatusCode.Created, issued.StatusCode);
        }

        foreach (var list in (string[])[$"/api/v1/organizations/{organization}/access-tokens?limit=2", "/api/v1/apis/travels/service-tokens?limit=2"])
        {
            var pages = await WalkAsync(list, RunningPortal.AdminToken, Ids);
            Assert.Equal((list, 2, 1), (list, pages[0].Count, pages[1].Count));
            Assert.Equal(3, pages.SelectMany(page => page).Distinct().Count());
        }
    }

    [Fact]
    public async Task The_audit_trail_is_walked_by_administrators_alone()
    {
        var partner = await Scripted.StartAsync(fixture.Portal, "Audited Tours");
        await partner.CreateAsync();
        var address = $"/api/v1/audit?organization={partner.Organization}&area=organization";
        var whole = (await WalkAsync($"/api/v1/audit?organization={partner.Organization}", RunningPortal.AdminToken, Ids)).Single();

        Assert.Equal(whole, (await WalkAsync($"/api/v1/audit?organization={partner.Organization}&limit=1", RunningPortal.AdminToken, Ids)).SelectMany(page => page));
        using var approved = await fixture.Portal.SendAsync(HttpMethod.Get, address, RunningPortal.AdminToken);
        Assert.Contains("organization.approved", (await approved.JsonAsync()).EnumerateArray().Select(entry => entry.GetProperty("act").GetString()));
        using var foreign = await fixture.Portal.SendAsync(HttpMethod.Get, address, partner.Token);
        using var nobody = await fixture.Portal.SendAsync(HttpMethod.Get, address, null);
        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized), (foreign.StatusCode, nobody.StatusCode));
    }

    [Fact]
    public async Task Organisations_are_walked_by_administrators_and_others_see_their_own_and_how_it_stands()
    {
        var partner = await Scripted.StartAsync(fixture.Portal, "Own Tours", approved: false);
        var other = await Scripted.StartAsync(fixture.Portal, "Foreign Tours");
        var address = $"/api/v1/organizations/{partner.Organization}";
        using var made = await fixture.Portal.SendAsync(HttpMethod.Post, $"{address}/access-tokens", RunningPortal.AdminToken, new { name = "script", scopes = new[] { "usage:read" }, expiresInDays = 3 });
        using var token = await fixture.Portal.SendAsync(HttpMethod.Get, made.Headers.Location!.ToString(), RunningPortal.AdminToken);
        Assert.Equal("script", (await token.JsonAsync()).GetProperty("name").GetString());
        using var hidden = await fixture.Portal.SendAsync(HttpMethod.Get, made.Headers.Location!.ToString(), other.Token);
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);

        Assert.Equal([partner.Organization.ToString()], (await WalkAsync("/api/v1/organizations", partner.Token, Ids)).Single());
        Assert.Equal(
            (await WalkAsync("/api/v1/organizations?text=Tours", RunningPortal.AdminToken, Ids)).Single(),
            (await WalkAsync("/api/v1/organizations?text=Tours&limit=1", RunningPortal.AdminToken, Ids)).SelectMany(page => page));
        using var own = await fixture.Portal.SendAsync(HttpMethod.Get, address, partner.Token);
        Assert.Equal("pending", (await own.JsonAsync()).GetProperty("state").GetString());
        using var foreign = await fixture.Portal.SendAsync(HttpMethod.Get, address, other.Token);
        using var nobody = await fixture.Portal.SendAsync(HttpMethod.Get, address, null);
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.Unauthorized), (foreign.StatusCode, nobody.StatusCode));
    }

    [Fact]
    public async Task Calls_are_listed_for_those_whose_they_are_and_the_usage_of_all_for_administrators()
    {
        var partner = await Scripted.StartAsync(fixture.Portal, "Calling Tours");
        var narrow = await Scripted.StartAsync(fixture.Portal, "Narrow Tours", true, "applications:read");

        foreach (var (path, token, status) in ((string, string?, HttpStatusCode)[])[
            ("requests", partner.Token, HttpStatusCode.OK), ("requests", narrow.Token, HttpStatusCode.Forbidden), ("requests", null, HttpStatusCode.Unauthorized),
            ("usage?step=1h", RunningPortal.AdminToken, HttpStatusCode.OK), ("usage", partner.Token, HttpStatusCode.Forbidden), ("usage", null, HttpStatusCode.Unauthorized)])
        {
            using var answer = await fixture.Portal.SendAsync(HttpMethod.Get, $"/api/v1/{path}", token);
            Assert.Equal((path, status), (path, answer.StatusCode));
        }
    }

    [Fact]
    public async Task Who_waits_for_an_administrator_stands_in_one_line_which_moves_nobody_when_one_is_served()
    {
        var partner = await Scripted.StartAsync(fixture.Portal, "Waiting Tours");
        var (subscription, _) = await partner.SubscribeAsync(await partner.CreateAsync(), plan: "partner");
        for (var waiting = 0; waiting < 2; waiting++)
        {
            await fixture.Portal.SignUpAsync($"waiting{waiting}@sunny.example", $"Waiting {waiting}");
        }
        var all = (await WalkAsync("/api/v1/approvals", RunningPortal.AdminToken, Waiting)).Single();

        var (first, next) = await PageAsync("/api/v1/approvals?limit=1", RunningPortal.AdminToken, Waiting);
        using (await partner.DecideAsync(subscription, "approve"))
        {
            var rest = await WalkAsync(next!, RunningPortal.AdminToken, Waiting);
            Assert.All(rest, page => Assert.Single(page));
            Assert.Equal(all.Where(id => id != subscription.ToString()), first.Concat(rest.SelectMany(page => page)).Where(id => id != subscription.ToString()));
        }
        Assert.Contains(subscription.ToString(), all);
    }

    [Fact]
    public async Task Revisions_end_and_what_is_no_place_in_a_list_is_refused()
    {
        var (ids, next) = await PageAsync("/api/v1/apis/travels/versions/v2/revisions?limit=1", null, page => [.. page.EnumerateArray().Select(revision => revision.GetProperty("number").GetRawText())]);
        Assert.Equal((1, null), (ids.Count, next));
        var (after, _) = await PageAsync($"/api/v1/apis/travels/versions/v2/revisions?after={new ListCursor(1, Guid.Empty)}", null, Ids);
        Assert.Empty(after);

        foreach (var wrong in (string[])["zz", "_______________________________w", new string('!', 32)])
        {
            using var answer = await fixture.Portal.SendAsync(HttpMethod.Get, $"/api/v1/applications?after={wrong}", RunningPortal.AdminToken);
            var problem = await answer.ProblemAsync(400, "invalid");
            Assert.Equal($"The query parameter 'after' takes what stands for it in the 'Link' of the page before, not '{wrong}'.", problem.GetProperty("detail").GetString());
        }
    }

    private static List<string> Ids(JsonElement page) => [.. page.EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];

    private static List<string> Waiting(JsonElement page) => [.. Ids(page.GetProperty("organizations")), .. Ids(page.GetProperty("subscriptions"))];

    private async Task<List<List<string>>> WalkAsync(string address, string token, Func<JsonElement, List<string>> ids)
    {
        var pages = new List<List<string>>();
        for (string? next = address; next is not null;)
        {
            (var page, next) = await PageAsync(next, token, ids);
            pages.Add(page);
            Assert.True(pages.Count < 50, $"The list does not end: {next}");
        }
        return pages;
    }

    private async Task<(List<string> Ids, string? Next)> PageAsync(string address, string? token, Func<JsonElement, List<string>> ids)
    {
        using var answer = await fixture.Portal.SendAsync(HttpMethod.Get, address, token);
        Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
        var link = answer.Headers.TryGetValues("Link", out var links) ? Assert.Single(links) : null;
        Assert.True(link is null || (link.StartsWith("</api/v1/", StringComparison.Ordinal) && link.EndsWith(">; rel=\"next\"", StringComparison.Ordinal)), link);
        return (ids(await answer.JsonAsync()), link?[1..link.IndexOf('>', StringComparison.Ordinal)]);
    }
}
