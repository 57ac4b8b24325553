using System.Net;
using System.Text;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Contracts;

namespace Portal.Tests.Gateway;

/// <summary>APIs that take different credentials in different places, behind one gateway.</summary>
public sealed class CredentialPlaceTests : IAsyncLifetime
{
    private RunningGateway _gateway = null!;
    private ApplicationAccess _application = null!;

    public async ValueTask InitializeAsync()
    {
        var access = new AccessDouble();
        Add(access, "plain", new AcceptedCredential(CredentialKind.UserKey, [new(CredentialIn.Header, "X-Plain-Key"), new(CredentialIn.Basic), new(CredentialIn.Bearer)]));
        Add(access, "pairs", AcceptedCredential.Usual(CredentialKind.AppId) with { Places = [new(CredentialIn.Header, "X-App-Id", "X-App-Key"), new(CredentialIn.Query, "app_id", "app_key"), new(CredentialIn.Basic)] });
        Add(access, "either", AcceptedCredential.Usual(CredentialKind.UserKey), AcceptedCredential.Usual(CredentialKind.AppId));
        _gateway = await RunningGateway.StartAsync(access);
        _application = access.AddApplication("Red", AccessDouble.Subscription("plain"), AccessDouble.Subscription("pairs"), AccessDouble.Subscription("either"), AccessDouble.Subscription("travels"));
    }

    public ValueTask DisposeAsync() => _gateway.DisposeAsync();

    [Fact]
    public async Task Each_API_takes_its_own_places_and_no_other()
    {
        var key = await _gateway.KeyOfAsync(_application);

        await PassesAsync("/plain", ("X-Plain-Key", key));
        await PassesAsync("/plain", ("Authorization", $"Bearer {key}"));
        await PassesAsync("/plain", Basic(key, ""));
        await PassesAsync("/plain", Basic("", key));
        await PassesAsync("/travels", ("X-API-Key", key));
        await RefusedAsync(401, "credential_misplaced", "/plain", ("X-API-Key", key));
        await RefusedAsync(401, "credential_misplaced", $"/plain?user_key={key}");
        await RefusedAsync(401, "credential_misplaced", "/travels", ("X-Plain-Key", key));
        await RefusedAsync(401, "credential_misplaced", "/travels", ("Authorization", $"Bearer {key}"));
        var problem = await RefusedAsync(401, "credential_missing", "/plain");
        Assert.Contains("Send your application's key in the header X-Plain-Key, or as the user name of Authorization: Basic, or as Authorization: Bearer.", problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_passes_whole_and_of_one_application_alone()
    {
        var key = await _gateway.KeyOfAsync(_application, kind: CredentialKind.AppId);
        var user = await _gateway.KeyOfAsync(_application);
        var other = _gateway.Access.AddApplication("Blue", AccessDouble.Subscription("pairs"));
        var (id, otherId) = (_application.Id.ToString("N"), other.Id.ToString("N"));
        await _gateway.PublishAsync();

        await PassesAsync("/pairs", ("X-App-Id", id), ("X-App-Key", key));
        await PassesAsync($"/pairs?app_id={id}&app_key={key}");
        await PassesAsync("/pairs", Basic(id, key));
        await PassesAsync("/either", ("X-App-Id", id), ("X-App-Key", key));
        await PassesAsync("/either", ("X-API-Key", user));
        await RefusedAsync(401, "credential_incomplete", "/pairs", ("X-App-Id", id));
        await RefusedAsync(401, "credential_incomplete", "/pairs", ("X-App-Key", key));
        await RefusedAsync(403, "credential_unknown", "/pairs", ("X-App-Id", otherId), ("X-App-Key", key));
        await RefusedAsync(403, "credential_malformed", "/pairs", ("X-App-Id", id), ("X-App-Key", user));
        await RefusedAsync(403, "credential_malformed", "/either", ("X-API-Key", key));
        await RefusedAsync(400, "credential_conflict", "/either", ("X-App-Id", id), ("X-App-Key", key), ("X-API-Key", user));
        await RefusedAsync(400, "credential_conflict", $"/pairs?app_key={key}", ("X-App-Id", id), ("X-App-Key", key[..^1]));
    }

    [Theory]
    [InlineData("X-Plain-Key")]
    [InlineData("X_Plain_Key")]
    [InlineData("X-Plain_Key")]
    [InlineData("x_app-key")]
    public async Task No_name_that_any_API_uses_goes_further_in_any_spelling(string header)
    {
        var key = await _gateway.KeyOfAsync(_application);

        var answer = await _gateway.GetAsync($"/travels?app_key={key}&APP%5FID=1&city=Rome", null, ("X-API-Key", key), (header, key));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.DoesNotContain(_gateway.Mesh.Last.Headers, sent => sent.Value.Contains(key, StringComparison.Ordinal) || sent.Key.Replace('_', '-').Equals(header.Replace('_', '-'), StringComparison.OrdinalIgnoreCase));
        Assert.Equal("/travels?city=Rome", _gateway.Mesh.Last.Call.Path);
    }

    [Fact]
    public async Task Authorization_goes_on_to_a_service_that_has_its_own_use_for_it_unless_a_key_of_ours_is_in_it()
    {
        var key = await _gateway.KeyOfAsync(_application);

        await PassesAsync("/travels", ("X-API-Key", key), ("Authorization", "Bearer of-the-service"));
        Assert.Equal("Bearer of-the-service", _gateway.Mesh.Last.Headers["Authorization"]);
        foreach (var ours in new[] { ("Authorization", $"Bearer {key}"), Basic(key, "x"), Basic("x", key) })
        {
            await PassesAsync("/travels", ("X-API-Key", key), ours);
            Assert.DoesNotContain("Authorization", _gateway.Mesh.Last.Headers.Keys);
        }
        await PassesAsync("/plain", ("Authorization", $"Bearer {key}"));
        Assert.DoesNotContain("Authorization", _gateway.Mesh.Last.Headers.Keys);
    }

    [Fact]
    public async Task A_refusal_challenges_with_what_the_API_takes()
    {
        var plain = await _gateway.GetAsync("/plain");

        Assert.Equal("ApiKey realm=\"plain\", header=\"X-Plain-Key\", Basic realm=\"plain\", Bearer realm=\"plain\"", string.Join(", ", plain.Headers.GetValues("WWW-Authenticate")));
    }

    [Fact]
    public async Task A_credential_works_from_where_its_owner_says_and_from_nowhere_else()
    {
        var here = await _gateway.KeyOfAsync(_application, allowed: AllowList.Of(["10.0.0.0/8", "127.0.0.0/8", "::1"], []));
        var elsewhere = await _gateway.KeyOfAsync(_application, allowed: AllowList.Of(["10.0.0.0/8"], []));
        var page = await _gateway.KeyOfAsync(_application, allowed: AllowList.Of([], ["www.example.com", "*.example.org"]));

        await PassesAsync("/travels", ("X-API-Key", here));
        await RefusedAsync(403, "address_not_allowed", "/travels", ("X-API-Key", elsewhere));
        await PassesAsync("/travels", ("X-API-Key", page), ("Referer", "https://WWW.example.com/trips"));
        await PassesAsync("/travels", ("X-API-Key", page), ("Referer", "https://a.b.example.org"));
        foreach (var wrong in new[] { "https://example.org/", "https://evilexample.org/", "https://www.example.com.evil/", "www.example.com", "https://evil/?https://www.example.com/" })
        {
            await RefusedAsync(403, "referrer_not_allowed", "/travels", ("X-API-Key", page), ("Referer", wrong));
        }
        await RefusedAsync(403, "referrer_not_allowed", "/travels", ("X-API-Key", page));
    }

    private async Task PassesAsync(string target, params (string, string)[] headers)
    {
        var answer = await _gateway.GetAsync(target, null, headers);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private async Task<string> RefusedAsync(int status, string code, string target, params (string, string)[] headers)
    {
        var answer = await _gateway.GetAsync(target, null, headers);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"\"code\":\"{code}\"", text, StringComparison.Ordinal);
        Assert.Equal(status, (int)answer.StatusCode);
        return text;
    }

    private static (string, string) Basic(string name, string password) => ("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{name}:{password}")));

    private static void Add(AccessDouble access, string slug, params AcceptedCredential[] kinds) =>
        access.Apis.Add(new ApiAccess(slug, slug, "v1", "problem", [new OperationSummary("get", "GET", $"/{slug}", "Get", null, false)]) { Accepts = new AcceptedCredentials(kinds) });
}
