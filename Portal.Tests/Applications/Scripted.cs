using System.Net;
using System.Text.Json;
using Portal.Api.Identity;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications;

/// <summary>An organisation with a token, acting through the management API as a script would.</summary>
internal sealed class Scripted(RunningPortal portal, Guid organization, string token)
{
    private int _made;

    public Guid Organization => organization;

    public string Token => token;

    public static async Task<Scripted> StartAsync(RunningPortal portal, string name = "Sunny Tours", bool approved = true, params string[] scopes)
    {
        var organization = await portal.SignUpAsync($"{name.Replace(" ", "", StringComparison.Ordinal)}@agency.example", name);
        if (approved)
        {
            var answer = await portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{organization}/approve", RunningPortal.AdminToken, new { });
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
        var (_, token) = await portal.TokenAsync(organization, scopes.Length > 0 ? scopes : [.. AccessScopes.ForOrganizations]);
        return new Scripted(portal, organization, token);
    }

    public Task<HttpResponseMessage> PostAsync(string path, object body) => portal.SendAsync(HttpMethod.Post, "/api/v1" + path, token, body);

    public Task<HttpResponseMessage> GetAsync(string path) => portal.SendAsync(HttpMethod.Get, "/api/v1" + path, token);

    public Task<HttpResponseMessage> DeleteAsync(string path) => portal.SendAsync(HttpMethod.Delete, "/api/v1" + path, token);

    /// <summary>Without a name: Site, then Site 2 and so on.</summary>
    public async Task<Guid> CreateAsync(string? name = null) =>
        (await MadeAsync("/applications", new { name = name ?? (++_made == 1 ? "Site" : $"Site {_made}") })).GetProperty("id").GetGuid();

    public async Task<(Guid Id, string State)> SubscribeAsync(Guid application, string api = "travels", string plan = "starter")
    {
        var made = await MadeAsync($"/applications/{application}/subscriptions", new { api, plan });
        return (made.GetProperty("id").GetGuid(), made.GetProperty("state").GetString()!);
    }

    public async Task<(Guid Id, string Key)> IssueAsync(Guid application)
    {
        var made = await MadeAsync($"/applications/{application}/credentials", new { kind = "user_key" });
        return (made.GetProperty("id").GetGuid(), made.GetProperty("key").GetString()!);
    }

    public Task<HttpResponseMessage> DecideAsync(Guid subscription, string decision, object? body = null) =>
        portal.SendAsync(HttpMethod.Post, $"/api/v1/subscriptions/{subscription}/{decision}", RunningPortal.AdminToken, body ?? new { reason = "Because." });

    private async Task<JsonElement> MadeAsync(string path, object body)
    {
        var answer = await PostAsync(path, body);
        Assert.True(answer.StatusCode == HttpStatusCode.Created, $"{answer.StatusCode} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return await answer.JsonAsync();
    }
}
