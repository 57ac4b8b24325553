using System.Net;
using Microsoft.Data.Sqlite;
using Portal.Api.Hosting;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;
using Portal.Tests.Mesh;

namespace Portal.Tests.Journeys;

public sealed class QuotaCrashTests
{
    private const int Quota = 200;
    private const int Callers = 64;

    [Fact]
    public async Task Sixty_four_callers_get_exactly_the_quota_of_a_program_that_is_stopped_and_killed_meanwhile()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var data = Directory.CreateTempSubdirectory("travelz-quota-").FullName;
        var contracts = Directory.CreateTempSubdirectory("travelz-quota-contracts-").FullName;
        try
        {
            WriteContracts(contracts);
            string key;
            var passed = 0;
            await using (var first = await PortalProcess.StartAsync(data, cancellation, contracts))
            {
                key = await KeyAsync(first.Portal);
                passed += await CallAsync(first.Gateway, key, 1);
                Assert.Equal(Callers, passed);
                await Wait.UntilAsync(async () => await WrittenAsync(data) == passed, TimeSpan.FromSeconds(20), "the counts are on disk");
                await first.KillAsync();
            }
            await using (var second = await PortalProcess.StartAsync(data, cancellation, contracts))
            {
                passed += await CallAsync(second.Gateway, key, 1);
                Assert.Equal(2 * Callers, passed);
                await second.StopAsync();
            }
            await using var third = await PortalProcess.StartAsync(data, cancellation, contracts);
            passed += await CallAsync(third.Gateway, key, 3);

            Assert.Equal(Quota, passed);
        }
        finally
        {
            Directory.Delete(data, recursive: true);
            Directory.Delete(contracts, recursive: true);
        }
    }

    /// <summary>The company's own, with a starter plan that has one quota alone.</summary>
    private static void WriteContracts(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(ProgramFiles.Contracts, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(ProgramFiles.Contracts, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var api = Path.Combine(folder, "travels", "api.yaml");
        File.WriteAllText(api, File.ReadAllText(api)
            .Replace("      - { name: minute, rate: 60, per: minute }\n", "", StringComparison.Ordinal)
            .Replace("{ name: day, quota: 1000, per: day }", $"{{ name: year, quota: {Quota}, per: year }}", StringComparison.Ordinal));
    }

    private static async Task<string> KeyAsync(Uri portal)
    {
        using var admin = ManagementClient.Of(portal, RunningPortal.AdminToken);
        using var anyone = ManagementClient.Of(portal, null);
        var organization = await ManagementClient.PostAsync(anyone, "sign-ups", new { organization = "Blue Travel", name = "Bo", email = "bo@blue.example", password = Travelz.Password, purpose = "Trips" }, "organizationId");
        await ManagementClient.PostAsync(admin, $"organizations/{organization}/approve", new { reason = "Known" }, "state");
        var token = await ManagementClient.PostAsync(admin, $"organizations/{organization}/access-tokens", new { name = "ci", scopes = new[] { "applications:read", "applications:write" }, expiresInDays = 7 }, "token");
        using var member = ManagementClient.Of(portal, token);
        var application = await ManagementClient.PostAsync(member, "applications", new { name = "Blue App", description = "" }, "id");
        Assert.Equal("active", await ManagementClient.PostAsync(member, $"applications/{application}/subscriptions", new { api = "travels", plan = "starter" }, "state"));
        return await ManagementClient.PostAsync(member, $"applications/{application}/credentials", new { kind = "user_key" }, "key");
    }

    /// <summary>How many of so many calls each were let through.</summary>
    private static async Task<int> CallAsync(Uri gateway, string key, int each)
    {
        using var http = new HttpClient { BaseAddress = gateway };
        http.DefaultRequestHeaders.Add("X-API-Key", key);
        var passed = await Task.WhenAll(Enumerable.Range(0, Callers).Select(async _ =>
        {
            var let = 0;
            for (var call = 0; call < each; call++)
            {
                using var answer = await http.GetAsync("/travels", TestContext.Current.CancellationToken);
                let += answer.StatusCode == HttpStatusCode.TooManyRequests ? 0 : 1;
                Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.TooManyRequests, answer.StatusCode.ToString());
            }
            return let;
        }));
        return passed.Sum();
    }

    private static async Task<long> WrittenAsync(string data)
    {
        await using var connection = new SqliteConnection(SqliteConnections.For(Path.Combine(data, "portal.db")) + ";Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = """SELECT COALESCE(SUM("Used"), 0) FROM "QuotaCounter";""";
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
