using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Identity;
using Portal.Api.Notifications;
using Portal.Api.Partners;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;

namespace Portal.Tests.Partners;

public sealed class SignUpEndpointTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sign_up_is_accepted_and_waits_for_a_decision()
    {
        await using var portal = await RunningPortal.StartAsync();

        var answer = await portal.Portal.PostAsJsonAsync("/api/v1/sign-ups", Partner.Body(), Cancel);

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        var body = await answer.JsonAsync();
        Assert.Equal("pending", body.GetProperty("state").GetString());
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        var organization = await db.Set<Organization>().Include(row => row.Members).ThenInclude(row => row.User).SingleAsync(row => !row.IsInternal, Cancel);
        Assert.Equal(body.GetProperty("organizationId").GetGuid(), organization.Id);
        var owner = Assert.Single(organization.Members);
        Assert.True(owner.IsOwner);
        Assert.False(owner.User.EmailConfirmed);
    }

    [Fact]
    public async Task A_known_address_gets_the_same_answer_and_only_its_owner_a_mail()
    {
        await using var portal = await RunningPortal.StartAsync();
        var first = await portal.Portal.PostAsJsonAsync("/api/v1/sign-ups", Partner.Body(), Cancel);
        var second = await portal.Portal.PostAsJsonAsync("/api/v1/sign-ups", Partner.Body("MAYA@sunny.example", "Somebody else"), Cancel);

        Assert.Equal(first.StatusCode, second.StatusCode);
        Assert.Equal(Shape(await first.JsonAsync()), Shape(await second.JsonAsync()));
        Assert.Equal(Names(first), Names(second));
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.Equal(1, await db.Set<Organization>().CountAsync(row => !row.IsInternal, Cancel));
        Assert.Equal(1, await db.Users.CountAsync(row => !row.IsAdministrator, Cancel));
        Assert.Equal(
            ["Confirm your e-mail address", "You have an account already"],
            await db.Set<OutboxMail>().OrderBy(row => row.CreatedAt).Select(row => row.Subject).ToListAsync(Cancel));
    }

    [Fact]
    public async Task Of_many_sign_ups_at_once_with_one_address_one_makes_an_account_and_all_are_answered_alike()
    {
        await using var portal = await RunningPortal.StartAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => portal.Portal.PostAsJsonAsync("/api/v1/sign-ups", Partner.Body(), Cancel)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.Equal(1, await db.Set<Organization>().CountAsync(row => !row.IsInternal, Cancel));
    }

    public static TheoryData<object, string> Wrong => new()
    {
        { new { organization = "", name = "Maya", email = "maya@sunny.example", password = Partner.Password, purpose = "Tours" }, "organization" },
        { new { organization = new string('a', 101), name = "Maya", email = "maya@sunny.example", password = Partner.Password, purpose = "Tours" }, "organization" },
        { new { organization = "Sunny", name = "Ma\nya", email = "maya@sunny.example", password = Partner.Password, purpose = "Tours" }, "name" },
        { new { organization = "Sunny", name = "Maya", email = "maya", password = Partner.Password, purpose = "Tours" }, "email" },
        { new { organization = "Sunny", name = "Maya", email = "Maya <maya@sunny.example>", password = Partner.Password, purpose = "Tours" }, "email" },
        { new { organization = "Sunny", name = "Maya", email = "maya@sunny.example", password = "short", purpose = "Tours" }, "password" },
        { new { organization = "Sunny", name = "Maya", email = "maya@sunny.example", password = "Password12345!", purpose = "Tours" }, "password" },
        { new { organization = "Sunny", name = "Maya", email = "maya@sunny.example", password = Partner.Password, purpose = new string('a', 1001) }, "purpose" },
        { new { organization = 5, name = "Maya", email = "maya@sunny.example", password = Partner.Password, purpose = "Tours" }, "organization" },
        { new { organization = "Sunny", name = "Maya", email = "maya@sunny.example", password = Partner.Password, purpose = "Tours", admin = true }, "admin" },
        { new { organization = "Sunny", name = (string?)null, email = "maya@sunny.example", password = Partner.Password, purpose = "Tours" }, "name" },
        { new { organization = "Sunny", name = "Maya", email = "maya@sunny.example", password = Partner.Password }, "purpose" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_field_that_breaks_a_rule_is_named_and_nothing_is_stored(object body, string field)
    {
        await using var portal = await RunningPortal.StartAsync();

        var answer = await portal.Portal.PostAsJsonAsync("/api/v1/sign-ups", body, Cancel);

        var problem = await answer.ProblemAsync(400, "invalid");
        Assert.Contains(field, problem.ToString(), StringComparison.Ordinal);
        Assert.True(problem.TryGetProperty("errors", out var errors) && errors.TryGetProperty(field, out _), problem.ToString());
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        Assert.False(await db.Set<PortalUser>().AnyAsync(row => !row.IsAdministrator, Cancel));
        Assert.False(await db.Set<OutboxMail>().AnyAsync(Cancel));
    }

    [Fact]
    public async Task All_broken_fields_are_named_at_once()
    {
        await using var portal = await RunningPortal.StartAsync();

        var answer = await portal.Portal.PostAsJsonAsync("/api/v1/sign-ups", new { organization = "", name = "", email = "x", password = "x", purpose = "" }, Cancel);

        var problem = await answer.ProblemAsync(400, "invalid");
        Assert.Equal(
            ["email", "name", "organization", "password", "purpose"],
            problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task One_address_signs_up_only_so_often()
    {
        await using var portal = await RunningPortal.StartAsync(settings: "--SignUps:PerHour=2");
        await portal.SignUpAsync("one@sunny.example");
        await portal.SignUpAsync("two@sunny.example");

        var third = await portal.Portal.PostAsJsonAsync("/api/v1/sign-ups", Partner.Body("three@sunny.example"), Cancel);

        await third.ProblemAsync(429, "too_many_sign_ups");
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 3600);
    }

    private static string Shape(System.Text.Json.JsonElement body) => string.Join(",", body.EnumerateObject().Select(property => $"{property.Name}:{property.Value.ToString().Length}"));

    private static string Names(HttpResponseMessage answer) => string.Join(",", answer.Headers.Concat(answer.Content.Headers).Select(header => header.Key).Order(StringComparer.Ordinal));
}
