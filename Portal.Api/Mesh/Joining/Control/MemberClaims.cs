using Portal.Api.Mesh.Identity;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Joining.Control;

/// <summary>What a process can know of its own sidecars, and so may tell. Whatever the guard decides on, the guard tells itself.</summary>
internal sealed class MemberClaims(IEnumerable<MeshMembers> members, TimeProvider clock)
{
    /// <summary>More steps than any hop has.</summary>
    private const int MostSteps = 64;

    /// <summary>More than any process can take between two reports.</summary>
    private const long MostCalls = 100_000_000;

    /// <summary>For reports that had to wait, and for clocks that are not quite the same.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Early = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestCall = TimeSpan.FromDays(1);

    private readonly HashSet<SpiffeId> _callers =
        [SpiffeId.Of(MeshGateways.Edge), .. members.SelectMany(some => some.Workloads.Concat(some.Joinable.Select(workload => workload.Identity))).Select(SpiffeId.Of)];

    public static bool AreOwn(MemberLease member, TraceHop hop) => member.Runs(hop.SourceDomain, hop.Source) && AreWhole(hop.Steps);

    public static bool AreOwn(MemberLease member, InboundHop decided) => member.Runs(decided.Domain, decided.Workload) && AreWhole(decided.Steps);

    /// <summary>What outbound sidecars keep names no application, operation or refusal.</summary>
    public bool AreOwn(MemberLease member, RequestRecord record) =>
        record is
        {
            Door: "mesh", Source: { } source, SpanId: null, Operation: null, OrganizationId: null, ApplicationId: null, ApplicationName: null, CredentialId: null, RefusalCode: null, FromConsole: false, Kind: CallKind.Live,
        }
        && member.RunsAny(source)
        && AreWhole(record.Ledger)
        && record.DurationMicros >= 0 && record.DurationMicros <= LongestCall.TotalMicroseconds
        && IsNow(record.StartedAt, TimeSpan.FromMicroseconds(record.DurationMicros));

    /// <summary>Of those that needed no leave: from the same domain, or from the edge.</summary>
    public bool AreOwn(MemberLease member, DomainCallCount? count) =>
        count is { Code: "", IsRefused: false, RequestId: null, Detail: null, Remedy: null, Calls: > 0 and <= MostCalls }
        && count.ApplicationId == Guid.Empty
        && member.Find(count.To, count.Workload) is { } called
        && (called.Host, called.Identity.Version ?? "") == (count.Api, count.Version)
        && new SpiffeId(count.From, count.Source) is var caller && _callers.Contains(caller)
        && (count.From == count.To || caller == SpiffeId.Of(MeshGateways.Edge))
        && count.Slot == DomainCallTally.SlotOf(count.Slot) && count.Slot == DomainCallTally.SlotOf(count.LastAt)
        && IsNow(count.LastAt, TimeSpan.Zero);

    private static bool AreWhole<T>(IReadOnlyList<T?> steps)
        where T : class => steps.Count <= MostSteps && !steps.Contains(null);

    private bool IsNow(DateTimeOffset began, TimeSpan took)
    {
        var since = clock.GetUtcNow() - began;
        return since >= -Early && since - took <= Late;
    }
}
