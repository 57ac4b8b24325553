using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Tests.Hosting;

namespace Portal.Tests.Partners;

/// <summary>Steps of the management API that many tests start with.</summary>
internal static class Partner
{
    public const string Password = "seven quiet harbours";

    public static object Body(string email = "maya@sunny.example", string organization = "Sunny Tours") =>
        new { organization, name = "Maya Berg", email, password = Password, purpose = "Compare prices for our tours." };

    /// <summary>Signs up and answers the organisation's id.</summary>
    public static async Task<Guid> SignUpAsync(this RunningPortal portal, string email = "maya@sunny.example", string organization = "Sunny Tours")
    {
        var answer = await portal.Portal.PostAsJsonAsync("/api/v1/sign-ups", Body(email, organization), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.JsonAsync()).GetProperty("organizationId").GetGuid();
    }

    /// <summary>An access token of an organisation, made by the administrator.</summary>
    public static async Task<(Guid Id, string Token)> TokenAsync(this RunningPortal portal, Guid organization, params string[] scopes)
    {
        var answer = await portal.SendAsync(HttpMethod.Post, $"/api/v1/organizations/{organization}/access-tokens", RunningPortal.AdminToken, new { name = "script", scopes, expiresInDays = 30 });
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        var body = await answer.JsonAsync();
        return (body.GetProperty("id").GetGuid(), body.GetProperty("token").GetString()!);
    }

    public static async Task<HttpResponseMessage> SendAsync(this RunningPortal portal, HttpMethod method, string path, string? token = null, object? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }
        if (body is not null)
        {
            request.Content = JsonContent.Create(body);
        }
        return await portal.Portal.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static Task<JsonElement> JsonAsync(this HttpResponseMessage answer) =>
        answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

    /// <summary>The answer is a problem with this status and code.</summary>
    public static async Task<JsonElement> ProblemAsync(this HttpResponseMessage answer, int status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode == status, $"{(int)answer.StatusCode} {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonElement.Parse(text);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.True(Uri.TryCreate(problem.GetProperty("type").GetString(), UriKind.Absolute, out var page) && page.Scheme is "http" or "https" && page.AbsolutePath == $"/problems/{code}", text);
        return problem;
    }
}
