using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Applications;
using Portal.Api.Applications.Credentials;
using Portal.Api.Identity;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications;

public sealed class CredentialRuleTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_waiting_organisation_gets_no_key_and_is_told_what_to_wait_for()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal, approved: false);
        var application = await partner.CreateAsync();

        var problem = await (await partner.PostAsync($"/applications/{application}/credentials", new { kind = "user_key" })).ProblemAsync(409, "organization_not_active");

        Assert.Contains("administrator", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_keys_work_at_most_however_many_are_asked_for_at_once_and_a_revoked_one_makes_room()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 9).Select(_ => partner.PostAsync($"/applications/{application}/credentials", new { kind = "user_key" })));

        var made = answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).ToList();
        Assert.Equal(5, made.Count);
        foreach (var refused in answers.Except(made))
        {
            await refused.ProblemAsync(409, "too_many_credentials");
        }
        var first = (await made[0].JsonAsync()).GetProperty("id").GetGuid();
        Assert.Equal(HttpStatusCode.OK, (await partner.DeleteAsync($"/credentials/{first}")).StatusCode);
        await partner.IssueAsync(application);
    }

    [Fact]
    public async Task A_field_that_breaks_a_rule_is_named_and_no_key_is_made()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();
        (string Body, string Field)[] wrong =
        [
            ("""{"kind":"user_key","expiresInDays":0}""", "expiresInDays"),
            ("""{"kind":"user_key","expiresInDays":3651}""", "expiresInDays"),
            ("""{"kind":"user_key","expiresInDays":"7"}""", "expiresInDays"),
            ("""{"kind":"certificate"}""", "kind"),
            ("""{"kind":"password"}""", "kind"),
            ("""{"kind":"user_key","allowedAddresses":["10.0.0.1/8"]}""", "allowedAddresses"),
            ("""{"kind":"user_key","allowedAddresses":["10.1"]}""", "allowedAddresses"),
            ("""{"kind":"user_key","allowedReferrers":["https://example.com/"]}""", "allowedReferrers"),
            ("""{"kind":"user_key","expiresAt":"2020-01-01T00:00:00Z"}""", "expiresAt"),
            ("""{"kind":"user_key","expiresAt":"2120-01-01T00:00:00Z","expiresInDays":7}""", "expiresAt"),
            ("""{"expiresInDays":7}""", "kind"),
            ("""{"kind":"user_key","colour":"red"}""", "colour"),
        ];

        foreach (var (body, field) in wrong)
        {
            var problem = await (await partner.PostAsync($"/applications/{application}/credentials", JsonElement.Parse(body))).ProblemAsync(400, "invalid");

            Assert.Contains(field, problem.ToString(), StringComparison.Ordinal);
        }
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.Equal(0, await db.Set<Credential>().CountAsync(Cancel));
    }

    [Fact]
    public async Task A_rotated_key_works_beside_its_successor_until_it_is_revoked()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();
        var (old, _) = await partner.IssueAsync(application);
        await using var scope = portal.Services.CreateAsyncScope();
        var actor = Actor.Anonymous with { Kind = ActorKind.Person, OrganizationId = partner.Organization, Name = "Maya" };

        var made = await scope.ServiceProvider.GetRequiredService<RotateCredential>().ExecuteAsync(actor, old, new Rotation(), Cancel);

        Assert.False(made.IsRefused);
        var view = (await scope.ServiceProvider.GetRequiredService<ApplicationQueries>().FindAsync(actor, application, Cancel)).Value;
        Assert.Equal(old, view.Credentials.Single(credential => credential.Id == made.Value.Id).ReplacesId);
        Assert.All(view.Credentials, credential => Assert.Null(credential.RevokedAt));
        await partner.DeleteAsync($"/credentials/{old}");
        Assert.Equal("credential_not_live", (await scope.ServiceProvider.GetRequiredService<RotateCredential>().ExecuteAsync(actor, old, new Rotation(), Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task A_credential_is_issued_with_the_end_that_is_said_and_read_by_its_own_address()
    {
        await using var portal = await RunningPortal.StartAsync();
        var (partner, other) = (await Scripted.StartAsync(portal), await Scripted.StartAsync(portal, "Other Tours"));
        var end = DateTimeOffset.Parse("2120-01-01T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

        var issued = await partner.PostAsync($"/applications/{await partner.CreateAsync()}/credentials", new { kind = "user_key", expiresAt = end });

        var address = issued.Headers.Location!.ToString();
        var read = await portal.SendAsync(HttpMethod.Get, address, partner.Token);
        Assert.Equal(end, (await read.JsonAsync()).GetProperty("expiresAt").GetDateTimeOffset());
        Assert.Equal(HttpStatusCode.Unauthorized, (await portal.SendAsync(HttpMethod.Get, address, null)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.SendAsync(HttpMethod.Get, address, other.Token)).StatusCode);
    }

    [Fact]
    public async Task Revoking_twice_is_the_same_as_once()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var (id, _) = await partner.IssueAsync(await partner.CreateAsync());

        Assert.Equal(HttpStatusCode.OK, (await partner.DeleteAsync($"/credentials/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await partner.DeleteAsync($"/credentials/{id}")).StatusCode);
    }

    [Fact]
    public async Task A_rotation_with_an_overlap_ends_the_old_one_by_itself_and_keeps_its_terms()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();
        var old = await (await partner.PostAsync($"/applications/{application}/credentials", new { kind = "app_id", name = "Batch", allowedAddresses = new[] { "10.0.0.0/8" }, expiresInDays = 30 })).JsonAsync();

        var rotated = await partner.PostAsync($"/credentials/{old.GetProperty("id").GetGuid()}/rotate", new { overlapHours = 2 });
        var made = await rotated.JsonAsync();

        var read = await (await portal.SendAsync(HttpMethod.Get, rotated.Headers.Location!.ToString(), partner.Token)).JsonAsync();
        Assert.Equal((made.GetProperty("id").GetGuid(), old.GetProperty("id").GetGuid()), (read.GetProperty("id").GetGuid(), read.GetProperty("replacesId").GetGuid()));
        Assert.DoesNotContain(made.GetProperty("key").GetString()!, read.ToString(), StringComparison.Ordinal);
        Assert.StartsWith("tvzk_", made.GetProperty("key").GetString(), StringComparison.Ordinal);
        Assert.Equal(application.ToString("N"), made.GetProperty("appId").GetString());
        var credentials = (await (await partner.GetAsync($"/applications/{application}")).JsonAsync()).GetProperty("credentials").EnumerateArray().ToDictionary(one => one.GetProperty("id").GetGuid());
        var (before, after) = (credentials[old.GetProperty("id").GetGuid()], credentials[made.GetProperty("id").GetGuid()]);
        Assert.InRange(before.GetProperty("expiresAt").GetDateTimeOffset() - after.GetProperty("createdAt").GetDateTimeOffset(), TimeSpan.FromHours(1.99), TimeSpan.FromHours(2.01));
        Assert.Equal(TimeSpan.FromDays(30), after.GetProperty("expiresAt").GetDateTimeOffset() - after.GetProperty("createdAt").GetDateTimeOffset());
        Assert.Equal(("Batch", "10.0.0.0/8"), (after.GetProperty("name").GetString(), after.GetProperty("allowedAddresses")[0].GetString()));
    }

    [Fact]
    public async Task Five_of_each_kind_work_at_most()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var application = await partner.CreateAsync();
        foreach (var kind in new[] { "user_key", "app_id", "oauth" })
        {
            for (var number = 0; number < 5; number++)
            {
                Assert.Equal(HttpStatusCode.Created, (await partner.PostAsync($"/applications/{application}/credentials", new { kind })).StatusCode);
            }
            await (await partner.PostAsync($"/applications/{application}/credentials", new { kind })).ProblemAsync(409, "too_many_credentials");
        }
    }

    [Fact]
    public async Task What_is_left_out_of_a_change_is_taken_away_and_an_end_lies_ahead()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var (id, _) = await partner.IssueAsync(await partner.CreateAsync());
        Task<HttpResponseMessage> ChangeAsync(object body) => portal.SendAsync(HttpMethod.Put, $"/api/v1/credentials/{id}", partner.Token, body);

        var changed = await (await ChangeAsync(new { name = " Site ", allowedReferrers = new[] { "*.example.com" } })).JsonAsync();
        var again = await (await ChangeAsync(new { expiresAt = "2099-01-01T00:00:00Z" })).JsonAsync();

        Assert.Equal(("Site", 1), (changed.GetProperty("name").GetString(), changed.GetProperty("allowedReferrers").GetArrayLength()));
        Assert.Equal(("", 0), (again.GetProperty("name").GetString(), again.GetProperty("allowedReferrers").GetArrayLength()));
        Assert.Contains("expiresAt", (await (await ChangeAsync(new { expiresAt = "2020-01-01T00:00:00Z" })).ProblemAsync(400, "invalid")).ToString(), StringComparison.Ordinal);
        await partner.DeleteAsync($"/credentials/{id}");
        await (await ChangeAsync(new { name = "Late" })).ProblemAsync(409, "credential_not_live");
    }
}
