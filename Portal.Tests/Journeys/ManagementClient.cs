using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Portal.Tests.Journeys;

/// <summary>The management API of a program in a process of its own.</summary>
internal static class ManagementClient
{
    public static HttpClient Of(Uri portal, string? token)
    {
        var http = new HttpClient { BaseAddress = new Uri(portal, "/api/v1/") };
        http.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    /// <summary>A member of the answer, which must be a success.</summary>
    public static async Task<string> PostAsync(HttpClient http, string path, object body, string member)
    {
        using var answer = await http.PostAsJsonAsync(path, body, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        using var json = JsonDocument.Parse(text);
        return json.RootElement.GetProperty(member).GetString()!;
    }
}
