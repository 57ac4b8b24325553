using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Portal.Tests.Partners;

namespace Portal.Tests.Hosting;

public sealed class BadJsonTests
{
    private const string Credentials = "/api/v1/applications/01890a5d-ac96-774b-bcce-b302099a8057/credentials";
    private const string NoBody = "The body is missing. Send one JSON object, with the header 'Content-Type: application/json'; the contract lists its fields.";
    private const string NoObject = "The body is a list or a bare value where this call takes an object. Send the fields that the contract lists between { and }.";

    private static readonly (string Body, string? Field, string Detail)[] Wrong =
    [
        ("""{"kind":"userkey"}""", "kind", "The field 'kind' takes one of user_key, app_id, oauth, client_certificate, not 'userkey'."),
        ("""{"kind":5}""", "kind", "The field 'kind' takes one of user_key, app_id, oauth, client_certificate, not a number."),
        ("""{"kind":"user_key","name":5}""", "name", "The field 'name' takes text, not a number."),
        ("""{"kind":"user_key","expiresInDays":"5"}""", "expiresInDays", "The field 'expiresInDays' takes a whole number of days from 1 to 3650, not text."),
        ("""{"kind":"user_key","allowedAddresses":"10.0.0.1"}""", "allowedAddresses", "The field 'allowedAddresses' takes a list."),
        ("""{"kind":"user_key","name":"a","name":"b"}""", "name", "The field 'name' stands twice in one object. Send it once."),
        ("""{"kind":"user_key","nam":"a"}""", "nam", "The field 'nam' is not one this call knows. Remove it; the contract lists the fields."),
        ("""{"kind":null}""", "kind", "The field 'kind' takes one of user_key, app_id, oauth, client_certificate, not null."),
        ("""{"kind":"user_key","allowedAddresses":[5]}""", "allowedAddresses[0]", "The field 'allowedAddresses[0]' takes text, not a number."),
        ("{}", "kind", "The field 'kind' is required. Send it; the contract says what it takes."),
        ("[]", null, NoObject),
        ("5", null, NoObject),
        ("null", null, NoBody),
        ("", null, NoBody),
        ("""{"name": x}""", null, "The body is not valid JSON (line 1, byte 10). Send one JSON object."),
        ("""{"kind":"user_key" """, null, "The body is not valid JSON (line 1, byte 20). Send one JSON object."),
    ];

    [Fact]
    public async Task What_is_wrong_with_a_body_is_said_by_field_rule_and_remedy()
    {
        await using var portal = await RunningPortal.StartAsync();
        foreach (var (body, field, detail) in Wrong)
        {
            var problem = await SendAsync(portal, HttpMethod.Post, Credentials, body);

            Assert.Equal((body, detail), (body, problem.GetProperty("detail").GetString()));
            Assert.DoesNotContain("\\u", problem.GetRawText(), StringComparison.Ordinal);
            Assert.Equal((body, field), (body, problem.TryGetProperty("errors", out var errors) ? Assert.Single(errors.EnumerateObject()).Name : null));
        }

        var missing = await SendAsync(portal, HttpMethod.Put, "/api/v1/mesh/portals/voyages", """{"ratio":500}""");
        Assert.Equal(
            ["mobile", "new", "registered", "t1", "t2", "t3", "web"],
            missing.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.Equal("The field 't3' is required.", missing.GetProperty("errors").GetProperty("t3")[0].GetString());
    }

    private static async Task<JsonElement> SendAsync(RunningPortal portal, HttpMethod method, string path, string body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", RunningPortal.AdminToken);
        return await (await portal.Portal.SendAsync(request, TestContext.Current.CancellationToken)).ProblemAsync(400, "invalid");
    }
}
