using System.Net;
using AngleSharp.Dom;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Account;

public sealed class AccountJourneyTests
{
    [Fact]
    public async Task From_sign_up_by_mail_to_the_account_page_without_script()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);

        await maya.SignUpAsync();
        Assert.Equal("/sign-up/sent", maya.SentTo);
        await maya.SignInAsync();
        Assert.Contains("Confirm your e-mail address first", maya.Text, StringComparison.Ordinal);

        var link = await portal.LinkFromMailAsync("maya@sunny.example", "/confirm-email");
        await maya.OpenAsync(link);
        await maya.SendAsync("confirm");
        Assert.Equal("/sign-in?note=confirmed", maya.SentTo);
        await maya.SignInAsync(path: "/sign-in?returnUrl=%2Faccount");
        Assert.Equal("/account", maya.SentTo);
        await maya.FollowAsync();

        Assert.Equal(HttpStatusCode.OK, maya.Status);
        Assert.Contains("Sunny Tours", maya.Text, StringComparison.Ordinal);
        Assert.Contains("An administrator decides", maya.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Looking_at_a_confirmation_link_does_not_use_it_up_and_using_it_does()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        await maya.SignUpAsync();
        var link = await portal.LinkFromMailAsync("maya@sunny.example", "/confirm-email");
        using var scanner = new Visitor(portal);
        await scanner.OpenAsync(link);
        await scanner.OpenAsync(link);

        await maya.OpenAsync(link);
        await maya.SendAsync("confirm");
        Assert.Equal("/sign-in?note=confirmed", maya.SentTo);
        await scanner.SendAsync("confirm");

        Assert.Null(scanner.SentTo);
        Assert.Contains("does not work any more", scanner.Text, StringComparison.Ordinal);
        await maya.OpenAsync(link);
        Assert.Contains("does not work any more", maya.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_broken_field_is_marked_where_it_stands_and_the_password_is_not_written_back()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        await maya.OpenAsync("/sign-up");

        await maya.SendAsync("sign-up", ("organization", "S"), ("name", "Maya"), ("email", "maya"), ("password", "hunter2hunter"), ("purpose", ""));

        Assert.Equal(["organization", "email", "purpose"], maya.Page.QuerySelectorAll("[aria-invalid=true]").Select(field => field.GetAttribute("name")!));
        Assert.DoesNotContain("hunter2hunter", maya.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal("Maya", maya.Page.QuerySelector("input[name=name]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_new_password_by_mail_ends_other_sessions_and_its_link_works_once()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        await maya.EnterAsync();
        using var other = new Visitor(portal);
        await other.OpenAsync("/forgot-password");
        await other.SendAsync("forgot", ("email", "maya@sunny.example"));
        var link = await portal.LinkFromMailAsync("maya@sunny.example", "/reset-password");

        await other.OpenAsync(link);
        await other.SendAsync("reset", ("password", "qwertyuiop1234"));
        Assert.Contains("among the first that are tried", other.Text, StringComparison.Ordinal);
        await other.SendAsync("reset", ("password", "eight loud lighthouses"));
        Assert.Equal("/sign-in?note=reset", other.SentTo);

        await maya.OpenAsync("/account");
        Assert.Equal("/sign-in?returnUrl=%2Faccount", maya.SentTo);
        await other.OpenAsync(link);
        Assert.Contains("does not work any more", other.Text, StringComparison.Ordinal);
        await maya.SignInAsync();
        Assert.Contains("do not match", maya.Text, StringComparison.Ordinal);
        await maya.SignInAsync(password: "eight loud lighthouses");
        Assert.Equal("/", maya.SentTo);
    }

    [Fact]
    public async Task A_changed_password_keeps_this_session_and_ends_the_others()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var here = new Visitor(portal);
        await here.EnterAsync();
        using var there = new Visitor(portal);
        await there.SignInAsync();

        await here.OpenAsync("/account");
        await here.SendAsync("password", ("currentPassword", "not this one"), ("newPassword", "eight loud lighthouses"));
        Assert.Contains("not your current password", here.Text, StringComparison.Ordinal);
        await here.SendAsync("password", ("currentPassword", Partner.Password), ("newPassword", "eight loud lighthouses"));
        await here.FollowAsync();

        Assert.Contains("Your password is changed", here.Text, StringComparison.Ordinal);
        await there.OpenAsync("/account");
        Assert.StartsWith("/sign-in", there.SentTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_everywhere_ends_every_session_and_signing_out_only_this_one()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var here = new Visitor(portal);
        await here.EnterAsync();
        using var there = new Visitor(portal);
        await there.SignInAsync();

        await there.OpenAsync("/account");
        var token = there.Page.QuerySelector("form[action='/sign-out'] input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await there.ForgeAsync("/sign-out", ("__RequestVerificationToken", token));
        Assert.Equal("/", there.SentTo);
        await there.OpenAsync("/account");
        Assert.StartsWith("/sign-in", there.SentTo, StringComparison.Ordinal);

        await there.SignInAsync();
        await here.OpenAsync("/account");
        await here.SendAsync("everywhere");
        Assert.Equal("/sign-in?note=everywhere", here.SentTo);
        await there.OpenAsync("/account");
        Assert.StartsWith("/sign-in", there.SentTo, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_access_token_is_shown_once_works_and_is_refused_after_it_was_revoked()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var maya = new Visitor(portal);
        await maya.EnterAsync();
        await maya.OpenAsync("/account");
        await maya.SendAsync("token", ("tokenName", "deploy"), ("scopes", "applications:read"), ("days", "30"));
        Assert.Equal("/account#access-tokens", maya.SentTo);
        await maya.FollowAsync();
        var token = maya.Page.GetElementById("new-token-value")!.TextContent;
        Assert.StartsWith("tvzat_", token, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await portal.SendAsync(HttpMethod.Get, "/api/v1/applications", token)).StatusCode);

        await maya.OpenAsync("/account");
        Assert.DoesNotContain(token, maya.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await maya.SendAsync("revoke", ("tokenId", maya.Page.QuerySelector("button[name=tokenId]")!.GetAttribute("value")!));
        await maya.FollowAsync();

        Assert.Contains("revoked", maya.Text, StringComparison.Ordinal);
        await (await portal.SendAsync(HttpMethod.Get, "/api/v1/applications", token)).ProblemAsync(401, "invalid_token");
    }
}
