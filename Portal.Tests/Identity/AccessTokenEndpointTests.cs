using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Identity;

public sealed class AccessTokenEndpointTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_token_or_with_a_wrong_one_nothing_is_done()
    {
        await using var portal = await RunningPortal.StartAsync();
        var organization = await portal.SignUpAsync();
        var path = $"/api/v1/organizations/{organization}/access-tokens";
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            var none = await portal.SendAsync(method, path, body: new { });
            await none.ProblemAsync(401, "unauthenticated");
            Assert.Equal("Bearer", none.Headers.WwwAuthenticate.Single().Scheme);
            foreach (var wrong in new[] { "x", "tvzat_" + new string('a', 33), RunningPortal.AdminToken + "x", RunningPortal.AdminToken[..^1] })
            {
                var answer = await portal.SendAsync(method, path, wrong, new { });
                await answer.ProblemAsync(401, "invalid_token");
                Assert.Contains("invalid_token", answer.Headers.WwwAuthenticate.Single().Parameter, StringComparison.Ordinal);
            }
        }
        await (await portal.SendAsync(HttpMethod.Delete, $"{path}/{Guid.NewGuid()}")).ProblemAsync(401, "unauthenticated");
    }

    [Fact]
    public async Task A_foreign_organisation_is_as_if_it_were_not_there()
    {
        await using var portal = await RunningPortal.StartAsync();
        var own = await portal.SignUpAsync();
        var foreign = await portal.SignUpAsync("chen@city.example", "CityBreaks");
        var (_, token) = await portal.TokenAsync(own, "tokens:write", "applications:read");
        var (foreignToken, _) = await portal.TokenAsync(foreign, "applications:read");

        var body = new { name = "x", scopes = new[] { "applications:read" }, expiresInDays = 1 };
        await (await portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{foreign}/access-tokens", token, body)).ProblemAsync(404, "not_found");
        await (await portal.SendAsync(HttpMethod.Get, $"/api/v1/organizations/{foreign}/access-tokens", token)).ProblemAsync(404, "not_found");
        await (await portal.SendAsync(HttpMethod.Delete, $"/api/v1/organizations/{foreign}/access-tokens/{foreignToken}", token)).ProblemAsync(404, "not_found");
        await (await portal.SendAsync(HttpMethod.Delete, $"/api/v1/organizations/{own}/access-tokens/{foreignToken}", token)).ProblemAsync(404, "not_found");
        await (await portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{Guid.NewGuid()}/access-tokens", RunningPortal.AdminToken, body)).ProblemAsync(404, "not_found");
    }

    [Fact]
    public async Task Nobody_gives_more_than_they_have()
    {
        await using var portal = await RunningPortal.StartAsync();
        var organization = await portal.SignUpAsync();
        var path = $"/api/v1/organizations/{organization}/access-tokens";
        var (_, maker) = await portal.TokenAsync(organization, "tokens:write", "applications:read");
        var (_, reader) = await portal.TokenAsync(organization, "applications:read");

        Assert.Equal(HttpStatusCode.Created, (await portal.SendAsync(HttpMethod.Post, path, maker, Body("applications:read"))).StatusCode);
        await (await portal.SendAsync(HttpMethod.Post, path, maker, Body("applications:write"))).ProblemAsync(403, "scope_too_wide");
        await (await portal.SendAsync(HttpMethod.Post, path, maker, Body("admin"))).ProblemAsync(403, "scope_too_wide");
        await (await portal.SendAsync(HttpMethod.Post, path, reader, Body("applications:read"))).ProblemAsync(403, "scope_missing");
        // Not even an administrator makes a partner one.
        await (await portal.SendAsync(HttpMethod.Post, path, RunningPortal.AdminToken, Body("admin"))).ProblemAsync(403, "scope_too_wide");
        await (await portal.SendAsync(HttpMethod.Get, "/api/v1/approvals", maker)).ProblemAsync(403, "administrator_required");
    }

    public static TheoryData<object, string> Wrong => new()
    {
        { new { name = "", scopes = new[] { "applications:read" }, expiresInDays = 1 }, "name" },
        { new { name = new string('x', 81), scopes = new[] { "applications:read" }, expiresInDays = 1 }, "name" },
        { new { name = "x", scopes = Array.Empty<string>(), expiresInDays = 1 }, "scopes" },
        { new { name = "x", scopes = new[] { "everything" }, expiresInDays = 1 }, "scopes[0]" },
        { new { name = "x", scopes = new[] { "applications:read" }, expiresInDays = 0 }, "expiresInDays" },
        { new { name = "x", scopes = new[] { "applications:read" }, expiresInDays = 366 }, "expiresInDays" },
        { new { name = "x", scopes = new[] { "applications:read" }, expiresInDays = "1" }, "expiresInDays" },
        { new { name = "x", scopes = "applications:read", expiresInDays = 1 }, "scopes" },
        { new { name = "x", scopes = new[] { "applications:read" }, expiresInDays = 1, owner = "me" }, "owner" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_field_that_breaks_a_rule_is_named(object body, string field)
    {
        await using var portal = await RunningPortal.StartAsync();
        var organization = await portal.SignUpAsync();

        var answer = await portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{organization}/access-tokens", RunningPortal.AdminToken, body);

        Assert.True((await answer.ProblemAsync(400, "invalid")).GetProperty("errors").TryGetProperty(field, out _));
    }

    [Fact]
    public async Task A_token_is_kept_by_its_hash_shown_once_and_refused_when_revoked()
    {
        await using var portal = await RunningPortal.StartAsync();
        var organization = await portal.SignUpAsync();
        var (id, token) = await portal.TokenAsync(organization, "applications:read", "tokens:write");
        Assert.Equal(HttpStatusCode.OK, (await portal.SendAsync(HttpMethod.Get, "/api/v1/applications", token)).StatusCode);

        var listed = await (await portal.SendAsync(HttpMethod.Get, $"/api/v1/organizations/{organization}/access-tokens", token)).JsonAsync();
        Assert.DoesNotContain(token, listed.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(listed[0].GetProperty("last4").GetString()!, token, StringComparison.Ordinal);
        Assert.NotEqual(System.Text.Json.JsonValueKind.Null, listed[0].GetProperty("lastUsedAt").ValueKind);
        foreach (var file in Directory.EnumerateFiles(portal.DataFolder, "portal.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
            Assert.DoesNotContain(token, await reader.ReadToEndAsync(Cancel), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await portal.SendAsync(HttpMethod.Delete, $"/api/v1/organizations/{organization}/access-tokens/{id}", RunningPortal.AdminToken)).StatusCode);
        await (await portal.SendAsync(HttpMethod.Get, "/api/v1/applications", token)).ProblemAsync(401, "invalid_token");
    }

    [Fact]
    public async Task A_token_ends_with_its_time()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero)) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(1) };
        await using var portal = await RunningPortal.StartAsync(configure: builder => builder.Services.AddSingleton<TimeProvider>(clock));
        var organization = await portal.SignUpAsync();
        var (_, token) = await portal.TokenAsync(organization, "applications:read");

        clock.Advance(TimeSpan.FromDays(29.9));
        Assert.Equal(HttpStatusCode.OK, (await portal.SendAsync(HttpMethod.Get, "/api/v1/applications", token)).StatusCode);
        clock.Advance(TimeSpan.FromDays(0.2));
        await (await portal.SendAsync(HttpMethod.Get, "/api/v1/applications", token)).ProblemAsync(401, "invalid_token");
    }

    [Fact]
    public async Task A_rejected_organisations_token_is_refused()
    {
        await using var portal = await RunningPortal.StartAsync();
        var organization = await portal.SignUpAsync();
        var (_, token) = await portal.TokenAsync(organization, "applications:read");

        await portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{organization}/reject", RunningPortal.AdminToken, new { reason = "No such company." });

        await (await portal.SendAsync(HttpMethod.Get, "/api/v1/applications", token)).ProblemAsync(401, "invalid_token");
    }

    private static object Body(params string[] scopes) => new { name = "script", scopes, expiresInDays = 1 };
}
