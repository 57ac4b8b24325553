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
        Assert.Equal(HttpStatusCode.NoContent, (await partner.DeleteAsync($"/credentials/{first}")).StatusCode);
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
            ("""{"kind":"oauth"}""", "kind"),
            ("""{"kind":"password"}""", "kind"),
            ("""{"kind":"user_key","allowedAddresses":["10.0.0.1/8"]}""", "allowedAddresses"),
            ("""{"kind":"user_key","allowedAddresses":["10.1"]}""", "allowedAddresses"),
            ("""{"kind":"user_key","allowedReferrers":["https://example.com/"]}""", "allowedReferrers"),
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
    public async Task Revoking_twice_is_the_same_as_once()
    {
        await using var portal = await RunningPortal.StartAsync();
        var partner = await Scripted.StartAsync(portal);
        var (id, _) = await partner.IssueAsync(await partner.CreateAsync());

        Assert.Equal(HttpStatusCode.NoContent, (await partner.DeleteAsync($"/credentials/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await partner.DeleteAsync($"/credentials/{id}")).StatusCode);
    }
}
