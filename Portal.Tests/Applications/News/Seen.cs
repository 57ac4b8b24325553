using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Drift.Shapes;
using Portal.Api.Persistence;
using Portal.Tests.Hosting;

namespace Portal.Tests.Applications.News;

/// <summary>What traffic and people left in the database.</summary>
internal static class Seen
{
    /// <summary>Calls of Trips v2 on one day.</summary>
    public static async Task CallsAsync(this RunningPortal portal, Guid? application, string? workload, long count, DateTimeOffset at)
    {
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        db.Add(new ShapeRow
        {
            Day = DateOnly.FromDateTime(at.UtcDateTime),
            Api = "trips",
            Version = "v2",
            Operation = "GET /trips/{city}",
            Caller = ShapeCaller.Of(application, workload),
            Kind = ShapeKind.Status,
            Status = 200,
            Name = "",
            Documented = true,
            Count = count,
            FirstSeen = at,
            LastSeen = at,
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>An organisation that is approved and whose person has confirmed the address.</summary>
    public static async Task<Scripted> ConfirmedAsync(this RunningPortal portal, string name)
    {
        var organization = await Scripted.StartAsync(portal, name);
        await using var db = portal.Services.GetRequiredService<PortalDbContextFactory>().Create();
        await db.Users.ExecuteUpdateAsync(user => user.SetProperty(row => row.EmailConfirmed, true), TestContext.Current.CancellationToken);
        return organization;
    }
}
