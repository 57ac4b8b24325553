using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Identity.OneTime;
using Portal.Api.Partners.SigningUp;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;

namespace Portal.Tests.Partners;

public sealed class ConcurrentChangeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_user_who_changes_at_the_same_moment_is_a_conflict_and_the_link_in_the_mail_still_works()
    {
        await using var portal = await RunningPortal.StartAsync();
        await portal.SignUpAsync();

        await MeetAsync(portal, (services, user, _) => services.GetRequiredService<ChangeMailSettings>().ExecuteAsync(new Actor { Kind = ActorKind.Person, Name = "Maya", UserId = user }, false, Cancel));
        var confirm = await MeetAsync(portal, (services, _, link) => services.GetRequiredService<ConfirmEmail>().ExecuteAsync(link, Cancel), OneTimePurpose.ConfirmEmail);
        var reset = await MeetAsync(portal, (services, _, link) => services.GetRequiredService<ResetPassword>().ExecuteAsync(link, "four unrelated words here", Cancel), OneTimePurpose.ResetPassword);

        await using var scope = portal.Services.CreateAsyncScope();
        Assert.False((await scope.ServiceProvider.GetRequiredService<ConfirmEmail>().ExecuteAsync(confirm, Cancel)).IsRefused);
        Assert.False((await scope.ServiceProvider.GetRequiredService<ResetPassword>().ExecuteAsync(reset, "four unrelated words here", Cancel)).IsRefused);
    }

    /// <summary>Has it work with a user who was changed elsewhere after being read.</summary>
    private static async Task<string> MeetAsync(RunningPortal portal, Func<IServiceProvider, Guid, string, Task<Outcome<bool>>> act, OneTimePurpose purpose = OneTimePurpose.ConfirmEmail)
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<PortalDbContext>();
        var user = await db.Users.SingleAsync(row => !row.IsAdministrator, Cancel);
        var link = scope.ServiceProvider.GetRequiredService<OneTimeTokens>().Issue(db, user.Id, purpose, TimeSpan.FromHours(1));
        await db.SaveChangesAsync(Cancel);
        var stamp = Guid.NewGuid().ToString();
        await db.Users.Where(row => row.Id == user.Id).ExecuteUpdateAsync(row => row.SetProperty(one => one.ConcurrencyStamp, stamp), Cancel);

        var met = await act(scope.ServiceProvider, user.Id, link);

        Assert.Equal("changed_meanwhile", Assert.IsType<Refusal.Conflict>(met.Refusal).Code);
        return link;
    }
}
