using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Joining;
using Portal.Api.Mesh.Joining.Control;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;

namespace Portal.Tests.Mesh.Joining;

/// <summary>What a process may tell of its sidecars, which are those of <c>flights-v1</c>, and what nobody believes it.</summary>
public sealed class MemberClaimsTests : IDisposable
{
    private const string Agency = "travel-agency";

    private static readonly DateTimeOffset Now = new(2026, 3, 14, 9, 3, 0, TimeSpan.Zero);

    private static readonly WorkloadIdentity Flights = Workload("flights-v1", Agency);
    private static readonly HopStep Step = new("route", "x", "y", true, 1);

    private readonly MemberLease _member = new("id", "second", "key", [new JoinableWorkload("flights", Flights)], []);
    private readonly MemberClaims _claims = new(
        [new MeshMembers([Workload("travels-v1", Agency), Workload("voyages", "travel-portal")]) { Joinable = [new JoinableWorkload("flights", Flights)] }], new FakeTimeProvider(Now));

    public void Dispose() => _member.Dispose();

    [Fact]
    public void What_it_can_know_is_taken()
    {
        Assert.True(MemberClaims.AreOwn(_member, Hop()));
        Assert.True(MemberClaims.AreOwn(_member, Inbound()));
        Assert.True(_claims.AreOwn(_member, Record()));
        Assert.True(_claims.AreOwn(_member, Record() with { StartedAt = Now.AddHours(-5), DurationMicros = (long)TimeSpan.FromHours(5).TotalMicroseconds }));
        Assert.True(_claims.AreOwn(_member, Count()));
        Assert.True(_claims.AreOwn(_member, Count(from: "edge", source: "gateway")));
    }

    [Fact]
    public void Hops_and_decisions_of_others_sidecars_are_not_its_to_tell()
    {
        Assert.False(MemberClaims.AreOwn(_member, Hop() with { Source = "travels-v1" }));
        Assert.False(MemberClaims.AreOwn(_member, Hop() with { SourceDomain = "travel-portal" }));
        Assert.False(MemberClaims.AreOwn(_member, Hop() with { SourceDomain = null }));
        Assert.False(MemberClaims.AreOwn(_member, Hop() with { Steps = [null!] }));
        Assert.False(MemberClaims.AreOwn(_member, Hop() with { Steps = [.. Enumerable.Repeat(Step, 65)] }));
        Assert.False(MemberClaims.AreOwn(_member, Inbound() with { Workload = "travels-v1" }));
        Assert.False(MemberClaims.AreOwn(_member, Inbound() with { Domain = "travel-portal" }));
        Assert.False(MemberClaims.AreOwn(_member, Inbound() with { Steps = [Step, null!] }));
    }

    public static TheoryData<string> ForeignRecords => [.. Records.Keys];

    [Theory]
    [MemberData(nameof(ForeignRecords))]
    public void A_record_says_nothing_that_only_the_guard_knows_and_is_of_its_own_workload_and_of_now(string what) => Assert.False(_claims.AreOwn(_member, Records[what](Record())));

    public static TheoryData<string> ForeignCounts => [.. Counts.Keys];

    [Theory]
    [MemberData(nameof(ForeignCounts))]
    public void Counts_are_of_calls_to_its_own_workload_that_needed_no_leave_and_of_now(string what) => Assert.False(_claims.AreOwn(_member, Counts[what]()));

    [Theory]
    [InlineData("""{"member":"m","number":1,"items":[{"hop":{"traceId":null}}],"domains":[],"lost":0}""")]
    [InlineData("""{"member":"m","number":1,"items":null,"domains":[],"lost":0}""")]
    [InlineData("""{"member":"m","number":1,"items":[],"lost":0}""")]
    [InlineData("""{"member":"m","number":1,"items":[{"end":{"call":null,"status":200,"durationMicros":1,"responseBytes":0,"isUnanswered":false}}],"domains":[],"lost":0}""")]
    [InlineData("""{"member":"m","number":1,"items":[{"inbound":{"traceId":"a","spanId":"b","domain":"c","workload":"d","steps":[{"kind":null,"name":"","verdict":"","passed":true,"micros":1}]}}],"domains":[],"lost":0}""")]
    public void What_has_gaps_where_there_are_none_is_no_report(string json) => Assert.Throws<JsonException>(() => JsonSerializer.Deserialize(json, JoinJson.Default.ReportRequest));

    private static Dictionary<string, Func<RequestRecord, RequestRecord>> Records { get; } = new()
    {
        ["another door"] = record => record with { Door = "gateway" },
        ["another workload"] = record => record with { Source = "travels-v1" },
        ["no workload"] = record => record with { Source = null },
        ["a span of a door"] = record => record with { SpanId = "00f067aa0ba902b7" },
        ["an operation"] = record => record with { Operation = "quoteTrip" },
        ["an organisation"] = record => record with { OrganizationId = Guid.NewGuid() },
        ["an application"] = record => record with { ApplicationId = Guid.NewGuid() },
        ["an application's name"] = record => record with { ApplicationName = "voyages.fr" },
        ["a key"] = record => record with { CredentialId = Guid.NewGuid() },
        ["a refusal"] = record => record with { RefusalCode = "credential_missing" },
        ["the console"] = record => record with { FromConsole = true },
        ["a gap"] = record => record with { Ledger = [null!] },
        ["a negative time"] = record => record with { DurationMicros = -1 },
        ["more than a day"] = record => record with { DurationMicros = (long)TimeSpan.FromDays(1.1).TotalMicroseconds },
        ["long ago"] = record => record with { StartedAt = Now.AddMinutes(-16) },
        ["not yet"] = record => record with { StartedAt = Now.AddMinutes(2) },
    };

    private static Dictionary<string, Func<DomainCallCount?>> Counts { get; } = new()
    {
        ["nothing"] = () => null,
        ["another domain's caller"] = () => Count(from: "travel-portal", source: "voyages"),
        ["a caller that nobody knows"] = () => Count(source: "nobody"),
        ["another domain's workload"] = () => Count(from: "travel-portal", to: "travel-portal"),
        ["another workload"] = () => Count(workload: "travels-v1"),
        ["another API"] = () => Count(api: "travels"),
        ["another version"] = () => Count(version: "v2"),
        ["an application"] = () => Count(application: Guid.NewGuid()),
        ["a fault"] = () => Count(code: "credential_missing"),
        ["a refusal"] = () => Count(isRefused: true),
        ["words of a fault"] = () => Count(detail: "Pay here instead."),
        ["no calls"] = () => Count(calls: 0),
        ["fewer calls than none"] = () => Count(calls: -5),
        ["more calls than can be"] = () => Count(calls: long.MaxValue),
        ["a slot that is none"] = () => Count(slot: DomainCallTally.SlotOf(Now).AddSeconds(1)),
        ["another slot than its time's"] = () => Count(slot: DomainCallTally.SlotOf(Now).AddMinutes(-5)),
        ["long ago"] = () => Count(at: Now.AddMinutes(-20), slot: DomainCallTally.SlotOf(Now.AddMinutes(-20))),
        ["not yet"] = () => Count(at: Now.AddMinutes(10), slot: DomainCallTally.SlotOf(Now.AddMinutes(10))),
    };

    private static WorkloadIdentity Workload(string name, string domain) => new(name, domain, new Dictionary<string, string> { ["version"] = "v1" });

    private static TraceHop Hop() => new()
    {
        TraceId = TestMesh.TraceId, SpanId = "00f067aa0ba902b7", Source = "flights-v1", SourceDomain = Agency, Destination = "hotels", Method = "GET", Path = "/", StartedAt = Now,
        DurationMicros = 1, Status = 200, Flags = "-", Steps = [Step],
    };

    private static InboundHop Inbound() => new(TestMesh.TraceId, "00f067aa0ba902b7", Agency, "flights-v1", [Step]);

    private static RequestRecord Record() => new()
    {
        RequestId = "019ace0000007000800000000000000a", TraceId = TestMesh.TraceId, Door = "mesh", StartedAt = Now, Method = "GET", Target = "/hotels/Rome", Status = 200, DurationMicros = 1,
        RequestBytes = 0, ResponseBytes = 0, Api = "hotels", Version = "v1", ClientAddress = "127.0.0.1", Source = "flights-v1", Ledger = [new LedgerStep("Route", "x", "y", true, 0)],
    };

    private static DomainCallCount Count(
        string from = Agency, string source = "travels-v1", string to = Agency, string workload = "flights-v1", string api = "flights", string version = "v1", Guid application = default,
        string code = "", bool isRefused = false, string? detail = null, long calls = 7, DateTimeOffset? slot = null, DateTimeOffset? at = null) => new()
        {
            Slot = slot ?? DomainCallTally.SlotOf(Now), From = from, Source = source, To = to, Workload = workload, Api = api, Version = version, ApplicationId = application, Code = code,
            IsRefused = isRefused, Detail = detail, Calls = calls, LastAt = at ?? Now,
        };
}
