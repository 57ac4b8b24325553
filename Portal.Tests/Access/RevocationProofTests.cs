using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Persistence;
using Portal.Tests.Gateway;
using Portal.Tests.Hosting;

namespace Portal.Tests.Access;

public sealed class RevocationProofTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_gateway_is_asked_and_one_that_still_lets_the_credential_pass_is_not_counted()
    {
        var data = Directory.CreateTempSubdirectory("travelz-proof-").FullName;
        var (mine, theirs) = (new AccessDouble(), new AccessDouble());
        await using (var here = await RunningGateway.StartAsync(mine, data))
        await using (var elsewhere = await RunningGateway.StartAsync(theirs, data))
        {
            await here.KeyForAsync(AccessDouble.Subscription("travels"));
            var credential = mine.Credentials[0];
            foreach (var (id, application) in mine.Applications)
            {
                theirs.Applications[id] = application;
            }
            theirs.Credentials.Add(credential);
            mine.Revoked.Add(new RevokedCredential(credential.Id, credential.Hash));
            theirs.Revoked.Add(new RevokedCredential(credential.Id, credential.Hash));

            // There the credential is still read as good, so its guard lets it pass, and says so.
            mine.Credentials.Clear();
            var half = await ProveAsync(here, credential.Id);
            theirs.Credentials.Clear();
            var whole = await ProveAsync(here, credential.Id);

            Assert.Equal((2, 1), (half.Gateways, half.RefusedOn));
            Assert.Equal((2, 2), (whole.Gateways, whole.RefusedOn));
            Assert.Equal(whole.Replicas.Max(replica => replica.Milliseconds), whole.SlowestMilliseconds);
        }
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_gateway_that_hangs_is_named_after_two_seconds()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await using var db = gateway.Services.GetRequiredService<PortalDbContextFactory>().Create();
        db.Add(new AccessReplica { Id = Guid.NewGuid(), Name = "hanging", Revision = 1, SeenAt = TimeProvider.System.GetUtcNow().AddSeconds(-1.5) });
        await db.SaveChangesAsync(Cancel);
        var credential = new RevokedCredential(Guid.NewGuid(), new KeyHash(1, 2, 3, 4));
        gateway.Access.Revoked.Add(credential);

        var proof = await ProveAsync(gateway, credential.Id);

        Assert.Equal((2, 1), (proof.Gateways, proof.RefusedOn));
        Assert.Equal(("hanging", false, null), proof.Replicas.Where(replica => replica.Milliseconds is null).Select(replica => (replica.Name, replica.Refused, replica.Milliseconds)).Single());
    }

    [Fact]
    public async Task Two_processes_refuse_a_key_once_one_of_them_says_so_and_one_that_is_stopped_is_told_of()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Stops a process by a signal.");
        var data = Directory.CreateTempSubdirectory("travelz-proof-").FullName;
        await using (var first = await PortalProcess.StartAsync(data, Cancel))
        await using (var second = await PortalProcess.StartAsync(data, Cancel))
        {
            using var member = await MemberAsync(first);
            var application = await PostAsync(member, "applications", new { name = "Site" }, "id");
            await PostAsync(member, $"applications/{application}/subscriptions", new { api = "travels", plan = "starter" }, "id");
            var (id, key) = await IssueAsync(member, application);
            Assert.Equal(HttpStatusCode.OK, await CallAsync(second, key));

            var proof = await RevokeAsync(member, id);

            Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(second, key));
            Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(first, key));
            Assert.Equal((2, 2), (proof.GetProperty("gateways").GetInt32(), proof.GetProperty("refusedOn").GetInt32()));
            Assert.InRange(proof.GetProperty("slowestMilliseconds").GetInt64(), 0, 2000);

            (id, _) = await IssueAsync(member, application);
            await second.FreezeAsync(data);
            var half = await RevokeAsync(member, id);
            second.Thaw();

            Assert.Equal((2, 1), (half.GetProperty("gateways").GetInt32(), half.GetProperty("refusedOn").GetInt32()));
            Assert.Equal(2, (await RevokeAsync(member, id)).GetProperty("refusedOn").GetInt32());
        }
        Directory.Delete(data, recursive: true);
    }

    private static Task<RevocationProof> ProveAsync(RunningGateway gateway, Guid credential) =>
        gateway.Services.GetRequiredService<IAccessPublisher>().ProveRevokedAsync(credential, Cancel);

    private static async Task<HttpClient> MemberAsync(PortalProcess portal)
    {
        var http = new HttpClient { BaseAddress = new Uri(portal.Portal, "/api/v1/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", RunningPortal.AdminToken);
        await PostAsync(http, "sign-ups", new { organization = "Red Travel", name = "Rea Red", email = "rea@red.example", purpose = "Trips.", password = "correct horse battery 1" }, null);
        var waiting = await http.GetFromJsonAsync<JsonElement>("approvals", Cancel);
        var organization = waiting.GetProperty("organizations").EnumerateArray().Single().GetProperty("id").GetString();
        await PostAsync(http, $"organizations/{organization}/approve", new { reason = "Known." }, null);
        var token = await PostAsync(http, $"organizations/{organization}/access-tokens", new { name = "Script", scopes = new[] { "applications:read", "applications:write" }, expiresInDays = 1 }, "token");
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return http;
    }

    private static async Task<(string Id, string Key)> IssueAsync(HttpClient member, string application)
    {
        using var answer = await member.PostAsJsonAsync($"applications/{application}/credentials", new { kind = "user_key" }, Cancel);
        var issued = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        return (issued.GetProperty("id").GetString()!, issued.GetProperty("key").GetString()!);
    }

    private static async Task<JsonElement> RevokeAsync(HttpClient member, string id)
    {
        using var answer = await member.DeleteAsync($"credentials/{id}", Cancel);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
    }

    private static async Task<HttpStatusCode> CallAsync(PortalProcess portal, string key)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("X-API-Key", key);
        using var answer = await http.GetAsync(new Uri(portal.Gateway, "/travels/Rome"), Cancel);
        return answer.StatusCode;
    }

    private static async Task<string> PostAsync(HttpClient http, string path, object body, string? member)
    {
        using var answer = await http.PostAsJsonAsync(path, body, Cancel);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {await answer.Content.ReadAsStringAsync(Cancel)}");
        return member is null ? "" : (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel)).GetProperty(member).GetString()!;
    }
}
