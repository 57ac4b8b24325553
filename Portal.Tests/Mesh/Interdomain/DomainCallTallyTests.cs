using Microsoft.AspNetCore.Http;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Interdomain;

namespace Portal.Tests.Mesh.Interdomain;

public sealed class DomainCallTallyTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 14, 12, 4, 59, TimeSpan.Zero);

    [Fact]
    public void Calls_of_one_pair_are_one_row_for_five_minutes_and_count_once_though_they_could_not_be_written_at_first()
    {
        var tally = new DomainCallTally();
        tally.Add(Call("voyages"), Noon);
        tally.Add(Call("voyages"), Noon);
        tally.Add(Call("voyages"), Noon.AddSeconds(1));
        tally.Add(Call("viaggi"), Noon);

        var first = tally.Take();
        tally.Add(Call("voyages"), Noon);
        tally.PutBack(first);
        var second = tally.Take().OrderBy(row => row.Slot).ThenBy(row => row.Source, StringComparer.Ordinal).ToList();

        Assert.Equal([("viaggi", 1), ("voyages", 3), ("voyages", 1)], second.Select(row => (row.Source, row.Calls)));
        Assert.Equal([0, 0, 5], second.Select(row => row.Slot.Minute));
        Assert.Empty(tally.Take());
    }

    private static InboundCall Call(string workload) => new(
        new DefaultHttpContext(), new SpiffeId("travel-portal", workload), "travels", new WorkloadIdentity("travels-v1", "travel-agency", new Dictionary<string, string> { ["version"] = "v1" }), []);
}
