using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Bench.Serving;

namespace Bench.Gateways;

/// <summary>A partner with an application that is subscribed to the APIs of a bench, got as a script would get it.</summary>
internal sealed record EchoAccess(string Token, string Application, string Key)
{
    private static readonly string[] Scopes = ["applications:read", "applications:write"];

    public static async Task<EchoAccess> GetAsync(ServedPortal portal, params string[] apis)
    {
        var signUp = await PostAsync(portal, ServedPortal.AdminToken, "sign-ups", new { organization = "Bench", name = "Bea", email = "bea@bench.example", password = "a long enough phrase", purpose = "Measuring" });
        var organization = signUp["organizationId"]!.ToString();
        await PostAsync(portal, ServedPortal.AdminToken, $"organizations/{organization}/approve", new { reason = "To measure with." });
        var token = (await PostAsync(portal, ServedPortal.AdminToken, $"organizations/{organization}/access-tokens", new { name = "bench", scopes = Scopes, expiresInDays = 1 }))["token"]!.ToString();
        var application = (await PostAsync(portal, token, "applications", new { name = "Bench", description = "Measures." }))["id"]!.ToString();
        foreach (var api in apis)
        {
            await PostAsync(portal, token, $"applications/{application}/subscriptions", new { api, plan = "bench" });
        }
        var access = new EchoAccess(token, application, "");
        return access with { Key = (await access.IssueAsync(portal)).Key };
    }

    public async Task<(string Id, string Key)> IssueAsync(ServedPortal portal)
    {
        var issued = await PostAsync(portal, Token, $"applications/{Application}/credentials", new { kind = "user_key" });
        return (issued["id"]!.ToString(), issued["key"]!.ToString());
    }

    public Task<JsonNode> SendAsync(ServedPortal portal, HttpMethod method, string path, object body) => SendAsync(portal, Token, method, path, body);

    private static Task<JsonNode> PostAsync(ServedPortal portal, string token, string path, object body) => SendAsync(portal, token, HttpMethod.Post, path, body);

    private static async Task<JsonNode> SendAsync(ServedPortal portal, string token, HttpMethod method, string path, object body)
    {
        using var request = new HttpRequestMessage(method, $"api/v1/{path}") { Content = JsonContent.Create(body) };
        request.Headers.Authorization = new("Bearer", token);
        using var answer = await portal.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? JsonNode.Parse(text.Length == 0 ? "{}" : text)! : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode} {text}");
    }
}
