using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Audit;
using Portal.Api.Identity;
using Portal.Api.Identity.Administrators;
using Portal.Api.Identity.Sessions;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Account;

public sealed class SessionSafetyTests
{
    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        await maya.EnterAsync();
        using var again = new Visitor(portal);

        await again.SignInAsync(path: "/sign-in?returnUrl=" + Uri.EscapeDataString(returnUrl));

        Assert.Equal("/", again.SentTo);
    }

    [Fact]
    public async Task An_unknown_address_a_wrong_password_and_a_locked_account_are_answered_with_the_same_words()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        await maya.EnterAsync();
        using var guesser = new Visitor(portal);

        await guesser.SignInAsync("nobody@sunny.example", "wrong wrong wrong");
        var unknown = Alert(guesser);
        for (var i = 0; i < 5; i++)
        {
            await guesser.SignInAsync(password: "wrong wrong wrong");
            Assert.Equal(unknown, Alert(guesser));
        }
        await guesser.SignInAsync();

        Assert.Equal(unknown, Alert(guesser));
        Assert.Null(guesser.SentTo);
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.LockoutEnd, (DateTimeOffset?)null), TestContext.Current.CancellationToken);
        await guesser.SignInAsync();
        Assert.Equal("/", guesser.SentTo);
    }

    [Fact]
    public async Task Forgotten_passwords_and_second_sign_ups_do_not_tell_whether_an_address_is_known()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        await maya.SignUpAsync();
        using var second = new Visitor(portal);
        await second.SignUpAsync();
        Assert.Equal("/sign-up/sent", second.SentTo);
        await portal.MailAsync("maya@sunny.example", mail => mail.Subject == "You have an account already");

        var pages = new List<(string?, HttpStatusCode, string)>();
        foreach (var email in new[] { "maya@sunny.example", "nobody@sunny.example" })
        {
            using var visitor = new Visitor(portal);
            await visitor.OpenAsync("/forgot-password");
            await visitor.SendAsync("forgot", ("email", email));
            pages.Add((visitor.SentTo, visitor.Status, visitor.Text));
        }

        Assert.Equal(pages[0], pages[1]);
    }

    [Fact]
    public async Task Sessions_that_could_not_be_ended_are_not_said_to_be()
    {
        await using var portal = await RunningPortal.StartAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var read = await scope.ServiceProvider.GetRequiredService<PortalDbContext>().Users.FirstAsync(TestContext.Current.CancellationToken);
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.ConcurrencyStamp, "changed by another"), TestContext.Current.CancellationToken);

        var ended = await scope.ServiceProvider.GetRequiredService<SignOut>().EverywhereAsync(
            new Actor { Kind = ActorKind.Person, Name = read.DisplayName, UserId = read.Id }, TestContext.Current.CancellationToken);

        Assert.Equal("changed_meanwhile", ended.Refusal?.Code);
        Assert.False(await db.Set<AuditEntry>().AnyAsync(entry => entry.Act == "user.signed-out-everywhere", TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("/sign-in", "sign-in")]
    [InlineData("/sign-up", "sign-up")]
    [InlineData("/forgot-password", "forgot")]
    [InlineData("/sign-up/sent", "resend")]
    [InlineData("/account", "everywhere")]
    [InlineData("/account", "password")]
    [InlineData("/account", "token")]
    [InlineData("/admin", "approve")]
    public async Task A_form_that_another_site_sends_is_refused(string path, string form)
    {
        await using var portal = await RunningPortal.StartAsync();
        using var administrator = new Visitor(portal);
        await administrator.EnterAsAdministratorAsync();

        await administrator.ForgeAsync(path, ("_handler", form), ("email", "maya@sunny.example"));

        Assert.Equal(HttpStatusCode.BadRequest, administrator.Status);
        await administrator.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
    }

    [Fact]
    public async Task Signing_out_from_another_site_is_refused()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var administrator = new Visitor(portal);
        await administrator.EnterAsAdministratorAsync();

        await administrator.ForgeAsync("/sign-out");

        Assert.Equal(HttpStatusCode.BadRequest, administrator.Status);
        await administrator.OpenAsync("/account");
        Assert.Equal(HttpStatusCode.OK, administrator.Status);
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/admin")]
    [InlineData("/admin/organizations")]
    [InlineData("/admin/organizations/0193a000-0000-7000-8000-000000000000")]
    [InlineData("/admin/audit")]
    public async Task A_page_that_is_not_for_everyone_sends_strangers_to_sign_in_and_back(string path)
    {
        await using var portal = await RunningPortal.StartAsync();
        using var stranger = new Visitor(portal);

        await stranger.OpenAsync(path);

        Assert.Equal("/sign-in?returnUrl=" + Uri.EscapeDataString(path), stranger.SentTo);
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/organizations")]
    [InlineData("/admin/audit")]
    public async Task A_partner_is_refused_what_administrators_see(string path)
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        await maya.EnterAsync();

        await maya.OpenAsync(path);

        Assert.Equal(HttpStatusCode.Forbidden, maya.Status);
        Assert.Contains("not yours to see", maya.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_use_the_administrators_link_at_once_one_gets_in()
    {
        await using var portal = await RunningPortal.StartAsync();
        var path = "/bootstrap?token=" + portal.Services.GetRequiredService<AdministratorLink>().Token;
        var visitors = Enumerable.Range(0, 8).Select(_ => new Visitor(portal)).ToArray();
        await Task.WhenAll(visitors.Select(visitor => visitor.OpenAsync(path)));

        await Task.WhenAll(visitors.Select(visitor => visitor.SendAsync("bootstrap")));

        Assert.Equal(1, visitors.Count(visitor => visitor.SentTo == "/admin"));
        Assert.Equal(1, visitors.Count(visitor => visitor.Cookies.GetAllCookies().Any(cookie => cookie.Name == "portal-session")));
        foreach (var visitor in visitors)
        {
            visitor.Dispose();
        }
    }

    [Fact]
    public async Task The_sessions_cookie_is_out_of_reach_of_scripts_and_other_sites()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        await maya.EnterAsync();

        var cookie = Assert.Single(maya.Cookies.GetAllCookies(), cookie => cookie.Name == "portal-session");
        Assert.True(cookie.HttpOnly);
        await (await portal.SendAsync(HttpMethod.Get, "/api/v1/applications")).ProblemAsync(401, "unauthenticated");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/applications");
        request.Headers.Add("Cookie", $"{cookie.Name}={cookie.Value}");
        var answer = await portal.Portal.SendAsync(request, TestContext.Current.CancellationToken);
        await answer.ProblemAsync(401, "unauthenticated");
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Written_mail_is_shown_in_development_and_nowhere_else()
    {
        await using var development = await RunningPortal.StartAsync();
        using var maya = new Visitor(development);
        await maya.SignUpAsync();
        await development.LinkFromMailAsync("maya@sunny.example", "/confirm-email");
        await maya.OpenAsync("/dev/mail");
        await maya.OpenAsync(maya.Page.QuerySelector("table a")!.GetAttribute("href")!);
        Assert.StartsWith("http", maya.Page.QuerySelector(".body a")!.GetAttribute("href"), StringComparison.Ordinal);
        await maya.OpenAsync("/dev/mail/..%2F..%2Fportal");
        Assert.Equal(HttpStatusCode.NotFound, maya.Status);

        await using var production = await RunningPortal.StartAsync(settings: "--environment=Production");
        using var stranger = new Visitor(production);
        await stranger.OpenAsync("/dev/mail");
        Assert.Equal(HttpStatusCode.NotFound, stranger.Status);
    }

    private static string Alert(Visitor visitor) => visitor.Page.QuerySelector("[role=alert]")!.TextContent.Trim();
}
