using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Tests.Hosting;

namespace Portal.Tests.Journeys;

public sealed class CrashTests
{
    [Fact]
    public async Task Killed_in_the_middle_of_the_journey_the_portal_has_lost_nothing_that_it_confirmed()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("travelz-crash-").FullName;
        try
        {
            string organization, token, application, key, revoked;
            await using (var first = await PortalProcess.StartAsync(data, cancellation))
            {
                using var admin = ManagementClient.Of(first.Portal, RunningPortal.AdminToken);
                using var anyone = ManagementClient.Of(first.Portal, null);
                organization = await ManagementClient.PostAsync(anyone, "sign-ups", new { organization = "Blue Travel", name = "Bo", email = "bo@blue.example", password = Travelz.Password, purpose = "Trips" }, "organizationId");
                await ManagementClient.PostAsync(admin, $"organizations/{organization}/approve", new { reason = "Known" }, "state");
                token = await ManagementClient.PostAsync(admin, $"organizations/{organization}/access-tokens",
                    new { name = "ci", scopes = new[] { "applications:read", "applications:write", "requests:read", "usage:read" }, expiresInDays = 7 }, "token");
                using var member = ManagementClient.Of(first.Portal, token);
                application = await ManagementClient.PostAsync(member, "applications", new { name = "Blue App", description = "" }, "id");
                Assert.Equal("active", await ManagementClient.PostAsync(member, $"applications/{application}/subscriptions", new { api = "travels", plan = "starter" }, "state"));
                var gone = await member.PostAsJsonAsync($"applications/{application}/credentials", new { kind = "user_key" }, cancellation);
                using var issued = JsonDocument.Parse(await gone.Content.ReadAsStringAsync(cancellation));
                revoked = issued.RootElement.GetProperty("key").GetString()!;
                using var deleted = await member.DeleteAsync($"credentials/{issued.RootElement.GetProperty("id").GetString()}", cancellation);
                Assert.Equal(HttpStatusCode.OK, deleted.StatusCode);
                key = await ManagementClient.PostAsync(member, $"applications/{application}/credentials", new { kind = "user_key" }, "key");
                await first.KillAsync();
            }

            await using var second = await PortalProcess.StartAsync(data, cancellation);

            Assert.Equal(HttpStatusCode.OK, await CallAsync(second.Gateway, key));
            Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(second.Gateway, revoked));
            using var again = ManagementClient.Of(second.Portal, token);
            using var view = await again.GetAsync($"applications/{application}", cancellation);
            Assert.Equal(HttpStatusCode.OK, view.StatusCode);
            Assert.DoesNotContain(key, second.Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    private static async Task<HttpStatusCode> CallAsync(Uri gateway, string key)
    {
        using var http = new HttpClient { BaseAddress = gateway };
        http.DefaultRequestHeaders.Add("X-API-Key", key);
        using var answer = await http.GetAsync("/travels/Rome", TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
