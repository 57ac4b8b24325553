using Portal.Api.Drift.Inbox;
using Portal.Api.Drift.Shapes;
using Portal.Tests.Traffic;

namespace Portal.Tests.Drift;

public sealed class SettledDismissalsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_dismissal_stays_for_what_is_inside_of_it_and_not_for_a_longer_name()
    {
        await using var bench = await TrafficBench.StartAsync();

        var left = await bench.ReadAsync(async db =>
        {
            db.AddRange(Seen("same"), Seen("outer.inner"), Seen("list[].inner"), Seen("longer"));
            db.AddRange(Dismissed("same"), Dismissed("outer"), Dismissed("list"), Dismissed("long"));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
            await SettledDismissals.PruneAsync(db, TestContext.Current.CancellationToken);
            return db.Set<DriftDismissal>().Select(dismissal => dismissal.Name).ToList();
        });

        Assert.Equal(["list", "outer", "same"], left.Order(StringComparer.Ordinal));
    }

    private static ShapeRow Seen(string name) => new()
    {
        Day = new DateOnly(2026, 3, 14), Api = "trips", Version = "v1", Operation = "GET /trips", Caller = "", Kind = ShapeKind.ResponseField, Status = 200,
        Name = name, Documented = false, Count = 1, FirstSeen = Noon, LastSeen = Noon,
    };

    private static DriftDismissal Dismissed(string name) => new()
    {
        Id = name.PadRight(16, '0'), Api = "trips", Version = "v1", Side = DriftSide.Undocumented, Operation = "GET /trips", Kind = ShapeKind.ResponseField, Status = 200,
        Name = name, Signature = new string('0', 32), Reason = "It is to stay.", By = "Grey", At = Noon,
    };
}
