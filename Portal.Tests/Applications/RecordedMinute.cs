using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Persistence;
using Portal.Api.Traffic.Usage;
using Portal.Tests.Hosting;

namespace Portal.Tests.Applications;

internal static class RecordedMinute
{
    /// <summary>So many calls in one minute, a day and a bit ago.</summary>
    public static async Task AddAsync(RunningPortal portal, Guid application, string api, long calls)
    {
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        db.Add(new UsageMinute
        {
            Minute = UsageTally.MinuteOf(portal.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-1).AddMinutes(-90)),
            Api = api,
            Version = "v2",
            Operation = "quoteTrip",
            ApplicationId = application,
            StatusClass = 2,
            Calls = calls,
            ResponseBytes = 0,
            Latencies = [],
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }
}
