using System.Net;
using System.Text.Json;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Drift;

public sealed class InboxTests
{
    [Fact]
    public async Task What_calls_show_and_the_contract_lacks_is_listed_with_counts_callers_and_a_sample_without_values()
    {
        await using var scene = await DriftScene.StartAsync();
        scene.Answer("""{"total":12.5,"parts":[{"name":"Inn","rooms":2,"address":{"street":"Main St 1","geo":{"lat":1.5}}}]}""");
        await scene.CallAsync("/trips/Rome?sort=stars&page=2");
        var id = await scene.CallAsync("/trips/Rome?page=3");
        scene.Answer("""{"error":"no beds left for jo@example.com"}""", 418, "application/problem+json");
        await scene.CallAsync("/trips/Rome");

        var found = await scene.UntilAsync(found => found.Exists(one => DriftScene.Words(one) == "Status 418") && found.Exists(one => one.GetProperty("name").GetString() == "page" && one.GetProperty("count").GetInt64() == 2));

        Assert.Equal(
            ["Field parts[].address in answers 200", "Field parts[].rooms in answers 200", "Query parameter page", "Status 418", "Value stars of sort in the query"],
            found.Select(DriftScene.Words).Order(StringComparer.Ordinal));
        var page = found.Single(one => one.GetProperty("name").GetString() == "page");
        Assert.Equal(("query", "parameter", "GET /trips/{city}", "quoteTrip"), (page.GetProperty("place").GetString(), page.GetProperty("kind").GetString(), page.GetProperty("operation").GetString(), page.GetProperty("operationId").GetString()));
        Assert.Equal((2, 3), (page.GetProperty("count").GetInt64(), page.GetProperty("of").GetInt64()));
        Assert.Equal("integer", page.GetProperty("types")[0].GetString());
        Assert.Equal(id, page.GetProperty("requestId").GetString());
        Assert.Equal(("Site", "Sunny Tours", 2), (page.GetProperty("callers")[0].GetProperty("name").GetString(), page.GetProperty("callers")[0].GetProperty("organization").GetString(), page.GetProperty("callers")[0].GetProperty("count").GetInt64()));
        using var call = await scene.Portal.SendAsync(HttpMethod.Get, $"/api/v1/requests/{id}", RunningPortal.AdminToken);
        Assert.Equal(HttpStatusCode.OK, call.StatusCode);
        var address = found.Single(one => one.GetProperty("name").GetString() == "parts[].address").GetProperty("sample").GetString();
        Assert.Equal("{ \"parts\": [{ \"address\": {\n  \"geo\": {\n    \"lat\": number\n  },\n  \"street\": string\n} }] }", address);
        var teapot = found.Single(one => DriftScene.Words(one) == "Status 418").GetProperty("sample").GetString();
        Assert.Equal("HTTP 418\nContent-Type: application/problem+json\n\n{\n  \"error\": string\n}", teapot);
        var ids = found.Select(one => one.GetProperty("id").GetString()).ToList();
        var walked = new List<string?>();
        for (string? next = "/api/v1/apis/trips/versions/v2/drift?limit=2"; next is not null;)
        {
            using var answer = await scene.Portal.SendAsync(HttpMethod.Get, next, RunningPortal.AdminToken);
            walked.AddRange((await answer.JsonAsync()).GetProperty("findings").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
            next = answer.Headers.TryGetValues("Link", out var link) ? link.Single().Split('<', '>')[1] : null;
        }
        Assert.Equal(ids, walked);
        Assert.DoesNotContain("Main St", JsonSerializer.Serialize(found), StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", JsonSerializer.Serialize(found), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_only_the_mock_refuses_is_no_drift()
    {
        await using var scene = await DriftScene.StartAsync();
        scene.Answer("{}", 418);

        await scene.CallAsync("/trips/Rome", headers: [("X-Environment", "mock"), ("Accept", "image/png")]);
        await scene.CallAsync("/trips/Rome?page=2");

        Assert.Equal(["Query parameter page", "Status 418"], (await scene.UntilAsync(found => found.Count >= 2)).Select(DriftScene.Words).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_finding_is_dismissed_with_a_reason_until_it_changes_or_is_reopened()
    {
        await using var scene = await DriftScene.StartAsync();
        scene.Answer("""{"total":1,"beds":2}""");
        await scene.CallAsync("/trips/Rome");
        var id = (await scene.UntilAsync(found => found.Count == 1))[0].GetProperty("id").GetString();

        using var without = await scene.AskAsync(HttpMethod.Post, $"/{id}/dismiss", new { reason = " " });
        await without.ProblemAsync(400, "invalid");
        using var dismissed = await scene.AskAsync(HttpMethod.Post, $"/{id}/dismiss", new { reason = "An experiment." });
        Assert.Equal("dismissed", (await dismissed.JsonAsync()).GetProperty("state").GetString());
        Assert.Empty(await scene.OpenAsync());
        Assert.Equal("An experiment.", Assert.Single(await scene.OpenAsync("?state=dismissed")).GetProperty("dismissal").GetProperty("reason").GetString());

        using var reopened = await scene.AskAsync(HttpMethod.Post, $"/{id}/reopen");
        Assert.Equal("open", (await reopened.JsonAsync()).GetProperty("state").GetString());
        Assert.Single(await scene.OpenAsync());
        using var again = await scene.AskAsync(HttpMethod.Post, $"/{id}/reopen");
        await again.ProblemAsync(404, "drift_not_found");

        using var once = await scene.AskAsync(HttpMethod.Post, $"/{id}/dismiss", new { reason = "An experiment." });
        Assert.Empty(await scene.OpenAsync());
        scene.Answer("""{"total":1,"beds":null}""");
        await scene.CallAsync("/trips/Rome");
        var changed = Assert.Single(await scene.UntilAsync(found => found.Count == 1));
        Assert.Equal(["integer", "null"], changed.GetProperty("types").EnumerateArray().Select(type => type.GetString()));
    }

    [Fact]
    public async Task Drift_is_for_administrators_only_and_of_versions_that_exist()
    {
        await using var scene = await DriftScene.StartAsync();

        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Post, "/0123456789abcdef/dismiss"), (HttpMethod.Post, "/0123456789abcdef/reopen") })
        {
            var body = method == HttpMethod.Post ? new { reason = "Because." } : null;
            using var stranger = await scene.AskAsync(method, path, body, null);
            await stranger.ProblemAsync(401, "unauthenticated");
            using var partner = await scene.AskAsync(method, path, body, scene.Partner.Token);
            Assert.Equal(HttpStatusCode.Forbidden, partner.StatusCode);
        }
        using var unknown = await scene.Portal.SendAsync(HttpMethod.Get, "/api/v1/apis/trips/versions/v9/drift", RunningPortal.AdminToken);
        await unknown.ProblemAsync(404, "version_not_found");
        using var wrong = await scene.AskAsync(HttpMethod.Get, "?kind=nonsense");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }
}
