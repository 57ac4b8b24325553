using Portal.Api.Mesh.Routing;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Traces;

namespace Portal.Api.Mesh.Editing;

/// <summary>Where the calls of the last while would have gone by other rules. Shares by weight are counted as parts of a call, so nothing is left to chance.</summary>
internal sealed class RecordedShifts(RecentTraces traces, IEnumerable<MeshMembers> members)
{
    public const string Note =
        "Of recorded calls the headers, the query and the name of the host are not known: rules that ask for them are taken not to match, before and after. Where weights share calls out, the counts are those to be expected.";

    private static readonly WorkloadIdentity Edge = new("gateway", "edge", new Dictionary<string, string>());

    public (int Calls, double Moved, IReadOnlyList<MeshShiftView> Shifts) Between(RouteTable before, RouteTable after)
    {
        var workloads = members.SelectMany(some => some.Workloads).DistinctBy(workload => workload.Workload).ToDictionary(workload => workload.Workload);
        var counted = new Dictionary<(string Source, string Service, string Destination), (double Before, double After)>();
        var (calls, moved) = (0, 0.0);
        foreach (var hop in traces.Latest().SelectMany(call => call.Hops).Where(hop => hop.Rule != "mirror"))
        {
            var (was, will) = (Shares(before, hop, workloads), Shares(after, hop, workloads));
            calls++;
            foreach (var destination in was.Keys.Union(will.Keys))
            {
                var (had, has) = (was.GetValueOrDefault(destination), will.GetValueOrDefault(destination));
                moved += Math.Abs(had - has) / 2;
                var key = (hop.Source, hop.Destination, destination);
                var sum = counted.GetValueOrDefault(key);
                counted[key] = (sum.Before + had, sum.After + has);
            }
        }
        var changed = counted.Where(one => Math.Abs(one.Value.Before - one.Value.After) > 0.001).Select(one => (one.Key.Source, one.Key.Service)).ToHashSet();
        return (calls, Math.Round(moved, 1),
        [
            .. counted.Where(one => changed.Contains((one.Key.Source, one.Key.Service)))
                .Select(one => new MeshShiftView(one.Key.Source, one.Key.Service, one.Key.Destination, Math.Round(one.Value.Before, 1), Math.Round(one.Value.After, 1)))
                .OrderBy(shift => shift.Source, StringComparer.Ordinal).ThenBy(shift => shift.Service, StringComparer.Ordinal).ThenBy(shift => shift.Destination, StringComparer.Ordinal),
        ]);
    }

    private static Dictionary<string, double> Shares(RouteTable table, TraceHop hop, Dictionary<string, WorkloadIdentity> workloads)
    {
        var atEdge = hop.Source == Edge.Workload;
        var source = atEdge ? Edge : workloads.GetValueOrDefault(hop.Source) ?? new WorkloadIdentity(hop.Source, hop.SourceDomain ?? "", new Dictionary<string, string>());
        var path = hop.Path.IndexOf('?', StringComparison.Ordinal) is >= 0 and var query ? hop.Path[..query] : hop.Path;
        var route = MeshRoutes.Find(
            table, atEdge ? MeshGateways.Partners : MeshGateways.Mesh, source, hop.Destination, hop.Method, path, new HeaderDictionary(), out var governed, "http");
        return route switch
        {
            null => new() { [governed || atEdge ? "no route (404)" : hop.Destination] = 1 },
            { Leads: false } => new() { ["answered by the rule itself"] = 1 },
            _ => route.Shares.GroupBy(share => share.Destination.Subset is { } subset ? $"{share.Destination.Host}, {subset}" : share.Destination.Host)
                .ToDictionary(group => group.Key, group => group.Sum(share => share.Share)),
        };
    }
}
