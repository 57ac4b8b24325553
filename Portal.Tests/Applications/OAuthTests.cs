using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications;

/// <summary>An application gets tokens by its client secret and calls with them.</summary>
public sealed class OAuthTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_gets_a_token_calls_with_it_and_is_cut_off_at_once_when_its_secret_is_revoked()
    {
        await using var portal = await RunningPortal.StartAsync("portal,gateway,mesh,travelz");
        var (partner, application, id, secret) = await ClientAsync(portal);

        var answer = await TokenAsync(portal, application.ToString("N"), secret);

        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Cancel));
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var token = (await answer.JsonAsync()).GetProperty("access_token").GetString()!;
        var (header, claims) = (Part(token, 0), Part(token, 1));
        Assert.Equal("at+jwt", header.GetProperty("typ").GetString());
        Assert.Equal((application.ToString("N"), "flights", "travelz-apis"), (claims.GetProperty("azp").GetString(), claims.GetProperty("scope").GetString(), claims.GetProperty("aud").GetString()));
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(portal, "/flights/Rome", token)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(portal, "/travels/Rome", token)).StatusCode);

        await partner.DeleteAsync($"/credentials/{id}");

        var cut = await CallAsync(portal, "/flights/Rome", token);
        Assert.Equal("Bearer realm=\"flights\", error=\"invalid_token\"", cut.Headers.WwwAuthenticate.ToString());
        await cut.ProblemAsync(401, "token_revoked");
        await RefusedAsync(await TokenAsync(portal, application.ToString("N"), secret), 401, "invalid_client");
    }

    [Fact]
    public async Task A_token_is_for_the_scopes_that_were_asked_for()
    {
        await using var portal = await RunningPortal.StartAsync("portal,gateway,mesh,travelz");
        var (_, application, _, secret) = await ClientAsync(portal);
        var operation = (await (await portal.Portal.GetAsync("/api/v1/apis/flights/versions/v1", Cancel)).JsonAsync()).GetProperty("operations")[0];
        var id = operation.GetProperty("id").GetString();

        var right = (await (await TokenAsync(portal, application.ToString("N"), secret, $"flights:{id}")).JsonAsync()).GetProperty("access_token").GetString()!;

        Assert.Equal(HttpStatusCode.OK, (await CallAsync(portal, "/flights/Rome", right)).StatusCode);
        foreach (var scope in new[] { "travels", "flights:nothing", "flightsx", "openid" })
        {
            await RefusedAsync(await TokenAsync(portal, application.ToString("N"), secret, scope), 400, "invalid_scope");
        }
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "x")]
    [InlineData("id", null)]
    [InlineData("id", "tvzs_nonsense")]
    [InlineData("other", "secret")]
    public async Task Who_has_no_secret_of_the_client_gets_no_token(string? client, string? secret)
    {
        await using var portal = await RunningPortal.StartAsync();
        var (_, application, _, good) = await ClientAsync(portal);

        var answer = await TokenAsync(portal, client switch { "id" => application.ToString("N"), "other" => Guid.NewGuid().ToString("N"), _ => client }, secret == "secret" ? good : secret);

        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized });
        Assert.DoesNotContain("access_token", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_describes_itself_and_publishes_its_keys_without_what_is_private()
    {
        await using var portal = await RunningPortal.StartAsync();

        var description = await (await portal.Portal.GetAsync("/.well-known/openid-configuration", Cancel)).JsonAsync();
        var keys = await (await portal.Portal.GetAsync(new Uri(description.GetProperty("jwks_uri").GetString()!).AbsolutePath, Cancel)).JsonAsync();

        Assert.EndsWith("/connect/token", description.GetProperty("token_endpoint").GetString(), StringComparison.Ordinal);
        Assert.Contains("client_credentials", description.GetProperty("grant_types_supported").ToString(), StringComparison.Ordinal);
        var key = Assert.Single(keys.GetProperty("keys").EnumerateArray());
        Assert.StartsWith("tvz-", key.GetProperty("kid").GetString(), StringComparison.Ordinal);
        Assert.False(key.TryGetProperty("d", out _));
    }

    private static async Task<(Scripted Partner, Guid Application, Guid Credential, string Secret)> ClientAsync(RunningPortal portal)
    {
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();
        await partner.SubscribeAsync(application, "flights");
        await partner.SubscribeAsync(application, "travels");
        var issued = await (await partner.PostAsync($"/applications/{application}/credentials", new { kind = "oauth" })).JsonAsync();
        return (partner, application, issued.GetProperty("id").GetGuid(), issued.GetProperty("key").GetString()!);
    }

    private static Task<HttpResponseMessage> TokenAsync(RunningPortal portal, string? client, string? secret, string? scope = null)
    {
        var form = new Dictionary<string, string?> { ["grant_type"] = "client_credentials", ["client_id"] = client, ["client_secret"] = secret, ["scope"] = scope };
        return portal.Portal.PostAsync("/connect/token", new FormUrlEncodedContent(form.Where(field => field.Value is not null).ToDictionary(field => field.Key, field => field.Value!)), Cancel);
    }

    private static async Task<HttpResponseMessage> CallAsync(RunningPortal portal, string path, string token)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.GetAsync(new Uri(portal.Addresses.Gateway!, path), Cancel);
    }

    private static async Task RefusedAsync(HttpResponseMessage answer, int status, string error)
    {
        Assert.Equal(error, (await answer.JsonAsync()).GetProperty("error").GetString());
        Assert.Equal(status, (int)answer.StatusCode);
    }

    private static JsonElement Part(string token, int index) => JsonElement.Parse(System.Buffers.Text.Base64Url.DecodeFromChars(token.Split('.')[index]));
}
