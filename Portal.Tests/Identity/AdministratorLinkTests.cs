using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Identity.Administrators;
using Portal.Api.Identity.OneTime;
using Portal.Api.Persistence;
using Portal.Tests.Account;
using Portal.Tests.Hosting;

namespace Portal.Tests.Identity;

public sealed class AdministratorLinkTests
{
    [Fact]
    public async Task The_link_signs_in_once_and_looking_at_it_does_not_use_it_up()
    {
        await using var portal = await RunningPortal.StartAsync();
        var token = portal.Services.GetRequiredService<AdministratorLink>().Token;
        using var prefetch = new Visitor(portal);
        await prefetch.OpenAsync("/bootstrap?token=" + token);
        using var administrator = new Visitor(portal);

        await administrator.EnterAsAdministratorAsync();
        Assert.Equal("/admin", administrator.SentTo);
        await administrator.FollowAsync();
        Assert.Contains("Inbox", administrator.Text, StringComparison.Ordinal);

        await prefetch.SendAsync("bootstrap");
        Assert.Contains("does not work any more", prefetch.Text, StringComparison.Ordinal);
        Assert.Null(prefetch.SentTo);
    }

    [Fact]
    public async Task Only_a_hash_of_the_link_is_kept_and_it_lasts_a_day()
    {
        await using var portal = await RunningPortal.StartAsync();
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();

        var kept = await db.Set<OneTimeToken>().SingleAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(portal.Services.GetRequiredService<AdministratorLink>().Token!, kept.Hash, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromHours(24), kept.ExpiresAt - kept.IssuedAt);
    }

    [Fact]
    public async Task A_short_administrator_token_ends_the_start_and_is_not_told()
    {
        var failure = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() => RunningPortal.StartAsync(settings: "--Bootstrap:AdminToken=secret-but-short"));

        Assert.Contains("Bootstrap:AdminToken takes at least 32 characters", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-but-short", failure.Message, StringComparison.Ordinal);
    }
}
