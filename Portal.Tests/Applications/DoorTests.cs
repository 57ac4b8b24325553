using System.Net;
using System.Text.Json;
using Portal.Api.Identity;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications;

public sealed class DoorTests
{
    private static readonly (HttpMethod Method, string Path, object? Body)[] Calls =
    [
        (HttpMethod.Post, "/applications", new { name = "Site" }),
        (HttpMethod.Get, "/applications", null),
        (HttpMethod.Get, "/applications/{application}", null),
        (HttpMethod.Post, "/applications/{application}/subscriptions", new { api = "flights", plan = "starter" }),
        (HttpMethod.Post, "/applications/{application}/credentials", new { kind = "user_key" }),
        (HttpMethod.Put, "/credentials/{credential}", new { name = "Mine" }),
        (HttpMethod.Post, "/credentials/{credential}/rotate", new { overlapHours = 1 }),
        (HttpMethod.Delete, "/credentials/{credential}", null),
        (HttpMethod.Post, "/subscriptions/{subscription}/approve", new { }),
        (HttpMethod.Post, "/subscriptions/{subscription}/reject", new { reason = "No." }),
    ];

    [Fact]
    public async Task Nobody_does_anything_here_without_a_token()
    {
        await using var portal = await RunningPortal.StartAsync();
        foreach (var (method, path, body) in Calls)
        {
            var answer = await portal.SendAsync(method, "/api/v1" + Fill(path, Guid.Empty, Guid.Empty, Guid.Empty), null, body);

            await answer.ProblemAsync(401, "unauthenticated");
        }
    }

    [Fact]
    public async Task What_belongs_to_others_is_not_there()
    {
        await using var portal = await RunningPortal.StartAsync();
        var owner = await Scripted.StartAsync(portal);
        var application = await owner.CreateAsync();
        var (subscription, _) = await owner.SubscribeAsync(application, "travels", "partner");
        var (credential, _) = await owner.IssueAsync(application);
        var other = await Scripted.StartAsync(portal, "Other Tours");

        foreach (var (method, path, body) in Calls.Where(call => call.Path.Contains('{', StringComparison.Ordinal)))
        {
            var answer = await portal.SendAsync(method, "/api/v1" + Fill(path, application, subscription, credential), other.Token, body);

            await (path.StartsWith("/subscriptions", StringComparison.Ordinal)
                ? answer.ProblemAsync(403, "administrator_required")
                : answer.ProblemAsync(404, "not_found"));
        }
        Assert.Equal("[]", await (await other.GetAsync("/applications")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var untouched = (await (await owner.GetAsync($"/applications/{application}")).JsonAsync()).ToString();
        Assert.Contains("\"revokedAt\":null", untouched, StringComparison.Ordinal);
        Assert.Contains("\"state\":\"pending\"", untouched, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_does_only_what_its_scopes_say()
    {
        await using var portal = await RunningPortal.StartAsync();
        var reader = await Scripted.StartAsync(portal, scopes: [AccessScopes.ApplicationsRead]);

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/applications")).StatusCode);
        await (await reader.PostAsync("/applications", new { name = "Site" })).ProblemAsync(403, "scope_missing");

        var writer = await Scripted.StartAsync(portal, "Writing Tours", scopes: [AccessScopes.ApplicationsWrite]);
        await writer.CreateAsync();
        await (await writer.GetAsync("/applications")).ProblemAsync(403, "scope_missing");
    }

    [Fact]
    public async Task An_application_that_breaks_a_rule_is_not_created()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        (string Body, string Field)[] wrong =
        [
            ("""{"name":"   "}""", "name"),
            ("""{"name":"a","description":5}""", "description"),
            ("""{"name":"a","owner":"me"}""", "owner"),
            ("""{"description":"a"}""", "name"),
            ($$"""{"name":"{{new string('a', 81)}}"}""", "name"),
        ];

        foreach (var (body, field) in wrong)
        {
            var problem = await (await partner.PostAsync("/applications", JsonElement.Parse(body))).ProblemAsync(400, "invalid");

            Assert.Contains(field, problem.ToString(), StringComparison.Ordinal);
        }
        Assert.Equal("[]", await (await partner.GetAsync("/applications")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string Fill(string path, Guid application, Guid subscription, Guid credential) => path
        .Replace("{application}", application.ToString(), StringComparison.Ordinal)
        .Replace("{subscription}", subscription.ToString(), StringComparison.Ordinal)
        .Replace("{credential}", credential.ToString(), StringComparison.Ordinal);
}
