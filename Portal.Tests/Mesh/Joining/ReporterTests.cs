using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Api.Mesh.Interdomain;
using Portal.Api.Mesh.Joining;
using Portal.Api.Mesh.Joining.Member;
using Portal.Api.Traffic;

namespace Portal.Tests.Mesh.Joining;

/// <summary>What happened is told, and once, however the telling goes.</summary>
public sealed class ReporterTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ReportQueue _queue = new();
    private readonly MemberSessions _sessions = new() { Current = Session("first") };
    private ControlDouble _control = null!;
    private ControlClient _client = null!;
    private Reporter _reporter = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _control = await ControlDouble.StartAsync();
        _client = _control.Client();
        _reporter = new Reporter(_queue, new DomainCallTally(), _client, _sessions, TimeProvider.System, NullLogger<Reporter>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        await _reporter.StopAsync(CancellationToken.None);
        _reporter.Dispose();
        _client.Dispose();
        _queue.Dispose();
        await _control.DisposeAsync();
    }

    [Fact]
    public async Task A_report_whose_answer_does_not_come_is_told_again_as_it_is_and_later_ones_have_later_numbers()
    {
        _control.Takes = _ => Task.FromResult(_control.Reports.Count > 1);
        _queue.Record(Hop("/a"));
        End("call-a", "first");
        await _reporter.StartAsync(Cancel);
        await UntilAsync(() => _control.Reports.Count >= 2);
        _queue.Record(Hop("/b"));
        await UntilAsync(() => _control.Reports.Count >= 3);

        var told = _control.Reports.ToArray();
        Assert.Equal(told[0].Number, told[1].Number);
        Assert.All(told[..2], report => Assert.Equal((true, true), (report.Items.Any(item => item.Hop?.Path == "/a"), report.Items.Any(item => item.End?.Call == "call-a"))));
        Assert.Equal("/b", Assert.Single(told[2].Items).Hop!.Path);
        Assert.True(told[2].Number > told[1].Number);
    }

    [Fact]
    public async Task What_is_being_told_as_the_process_ends_is_told_once_then_the_rest_then_good_bye()
    {
        var held = new TaskCompletionSource();
        _control.Takes = async _ => { await held.Task; return true; };
        _queue.Record(Hop("/a"));
        await _reporter.StartAsync(Cancel);
        await UntilAsync(() => !_control.Reports.IsEmpty);

        var stopped = _reporter.StopAsync(Cancel);
        _queue.Record(Hop("/b"));
        held.SetResult();
        await stopped;

        Assert.Equal(["/a", "/b"], _control.Reports.SelectMany(report => report.Items).Select(item => item.Hop!.Path));
        Assert.Equal(["report", "report", "leave"], _control.Acts);
    }

    [Fact]
    public async Task More_than_is_taken_at_once_is_told_in_parts_each_under_a_later_number()
    {
        var filling = new string('x', 20_000);
        for (var hop = 0; hop < 500; hop++)
        {
            _queue.Record(Hop($"/{hop}/{filling}"));
        }
        await _reporter.StartAsync(Cancel);
        await UntilAsync(() => _control.Reports.Sum(report => report.Items.Count) >= 500);

        var told = _control.Reports.ToArray();
        Assert.True(told.Length > 2, $"It was told in {told.Length} parts.");
        Assert.Equal(told.Select(report => report.Number).Distinct().Order(), told.Select(report => report.Number));
        Assert.Equal(Enumerable.Range(0, 500).Select(hop => $"{hop}"), told.SelectMany(report => report.Items).Select(item => item.Hop!.Path.Split('/')[1]));
    }

    [Fact]
    public async Task Once_it_has_joined_anew_hops_are_told_and_ends_of_calls_are_not_since_they_have_ended_there()
    {
        _control.Takes = _ =>
        {
            if (_control.Reports.Count > 1)
            {
                return Task.FromResult(true);
            }
            _sessions.Current = Session("second");
            return Task.FromResult(false);
        };
        _queue.Record(Hop("/a"));
        End("call-a", "first");
        await _reporter.StartAsync(Cancel);
        await UntilAsync(() => _control.Reports.Count >= 2);
        End("call-late", "first");
        End("call-b", "second");
        await UntilAsync(() => _control.Reports.Count >= 3);

        var told = _control.Reports.ToArray();
        Assert.Equal(["first", "second", "second"], told.Select(report => report.Member));
        Assert.Equal("/a", Assert.Single(told[1].Items).Hop!.Path);
        Assert.Equal("call-b", Assert.Single(told[2].Items).End!.Call);
    }

    [Fact]
    public void Ends_of_calls_have_their_place_though_the_queue_is_full_and_are_told_first()
    {
        for (var hop = 0; hop < ReportQueue.Capacity + 5; hop++)
        {
            _queue.Record(Hop("/x"));
        }
        End("call-a", "first");

        Assert.Equal("call-a", Assert.Single(_queue.Take("first", 1)).End!.Call);
        Assert.Equal(5, _queue.TakeLost());
    }

    private void End(string call, string member) => _queue.End(new DefaultHttpContext(), member, call, TimeSpan.Zero, isAwaited: true, isUnanswered: false);

    private static MemberSession Session(string member) => new(member, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), "key", null);

    private static TraceHop Hop(string path) => new()
    {
        TraceId = TestMesh.TraceId, SpanId = "00f067aa0ba902b7", Source = "flights-v1", SourceDomain = "travel-agency", Destination = "hotels", Method = "GET", Path = path,
        StartedAt = DateTimeOffset.UnixEpoch, DurationMicros = 1, Status = 200, Flags = "-",
    };

    private static Task<TimeSpan> UntilAsync(Func<bool> condition) => Wait.UntilAsync(() => Task.FromResult(condition()), Patience, "it is told");
}
