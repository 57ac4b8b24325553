using System.Net;
using EnvoyApi.Auth;
using Grpc.Core;
using Portal.Api.Mesh.Joining;
using Portal.Api.Travelz.Portals;
using static Portal.Tests.Mesh.Joining.GuardFixture;

namespace Portal.Tests.Mesh.Joining;

/// <summary>The guard, asked by processes that have joined: who may ask, and what a call holds until its end is told.</summary>
public sealed class SidecarChecksTests(GuardFixture mesh) : IClassFixture<GuardFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_shows_another_key_asks_for_anothers_workload_or_is_out_of_the_mesh_is_told_nothing()
    {
        var (member, other) = (await JoinAsync("asker"), await JoinAsync("other", "flights-v1"));

        Assert.Equal(StatusCode.Unauthenticated, await mesh.RefusedAsync(member, NewCall(), PortalSite.Voyages, checkKey: "key"));
        Assert.Equal(StatusCode.Unauthenticated, await mesh.RefusedAsync(member, NewCall(), PortalSite.Voyages, checkKey: ""));
        Assert.Equal(StatusCode.Unauthenticated, await mesh.RefusedAsync(member, NewCall(), PortalSite.Voyages, checkKey: JoinProof.CheckKey(JoinedMesh.Token, other)));
        Assert.Equal(StatusCode.Unauthenticated, await mesh.RefusedAsync("somebody", NewCall(), PortalSite.Voyages));
        Assert.Equal(StatusCode.Unauthenticated, await mesh.RefusedAsync(other, NewCall(), PortalSite.Voyages));
        Assert.Equal(StatusCode.Unauthenticated, await mesh.RefusedAsync(member, NewCall(), PortalSite.Voyages, workload: "flights-v1"));
        await PassesAndEndsAsync(member, PortalSite.Voyages);
        await mesh.Door.LeaveAsync(member);
        Assert.Equal(StatusCode.Unauthenticated, await mesh.RefusedAsync(member, NewCall(), PortalSite.Voyages));
    }

    [Fact]
    public async Task A_call_holds_its_place_until_its_end_is_told_or_its_process_has_left()
    {
        var (member, other) = (await JoinAsync("holder"), await JoinAsync("next"));
        var call = NewCall();

        Assert.NotNull((await mesh.AskAsync(member, call, PortalSite.Voyages)).OkResponse);
        Assert.Equal(429, (int)(await mesh.AskAsync(other, NewCall(), PortalSite.Voyages)).DeniedResponse.Status.Code);
        await EndAsync(other, call);
        // Only its own process ends it.
        Assert.Equal(429, (int)(await mesh.AskAsync(other, NewCall(), PortalSite.Voyages)).DeniedResponse.Status.Code);
        await EndAsync(member, call);
        Assert.NotNull((await mesh.AskAsync(member, NewCall(), PortalSite.Voyages)).OkResponse);
        await mesh.Door.LeaveAsync(member);

        await PassesAndEndsAsync(other, PortalSite.Voyages);
        await mesh.Door.LeaveAsync(other);
    }

    [Fact]
    public async Task A_call_has_a_name_and_no_other_has_it()
    {
        var member = await JoinAsync("namer");
        var call = NewCall();

        Assert.Equal(StatusCode.InvalidArgument, await mesh.RefusedAsync(member, "", PortalSite.Voyages));
        Assert.Equal(StatusCode.InvalidArgument, await mesh.RefusedAsync(member, new string('x', 5000), PortalSite.Voyages));
        Assert.NotNull((await mesh.AskAsync(member, call, PortalSite.Voyages)).OkResponse);
        Assert.Equal(StatusCode.Aborted, await mesh.RefusedAsync(member, call, PortalSite.Viaggi));
        // What the second would have held is given back, and the first is as it was.
        await PassesAndEndsAsync(member, PortalSite.Viaggi);
        await EndAsync(member, call);
        await PassesAndEndsAsync(member, PortalSite.Voyages);
        await mesh.Door.LeaveAsync(member);
    }

    [Fact]
    public async Task An_end_that_is_told_before_the_question_comes_ends_the_call_as_it_begins()
    {
        var member = await JoinAsync("early");
        var (early, untrue) = (NewCall(), NewCall());

        await EndAsync(member, early, isUnanswered: true);
        await EndAsync(member, untrue);

        Assert.Equal(StatusCode.Aborted, await mesh.RefusedAsync(member, early, PortalSite.Voyages));
        // Of an end that was not to be expected nothing is kept.
        Assert.NotNull((await mesh.AskAsync(member, untrue, PortalSite.Voyages)).OkResponse);
        await EndAsync(member, untrue);
        await PassesAndEndsAsync(member, PortalSite.Voyages);
        await mesh.Door.LeaveAsync(member);
    }

    [Fact]
    public async Task A_call_whose_answer_from_the_guard_is_lost_is_refused_and_holds_no_place()
    {
        var member = await JoinAsync("afterwards");
        mesh.Line.Way = async ask =>
        {
            (await ask()).Dispose();
            throw new HttpRequestException("The answer is lost.");
        };

        var answer = await SendAsync(PortalSite.TravelsUk);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        await FreeAsync(member, PortalSite.TravelsUk);
        mesh.Line.Way = ask => ask();
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(PortalSite.TravelsUk)).StatusCode);
        // Of those whose end is expected as well.
        await FreeAsync(member, PortalSite.TravelsUk);
        await mesh.Door.LeaveAsync(member);
    }

    [Fact]
    public async Task A_call_whose_caller_hangs_up_before_the_guard_was_asked_holds_no_place()
    {
        var member = await JoinAsync("patient");
        var (asked, hungUp, late) = (new TaskCompletionSource(), new TaskCompletionSource(), new TaskCompletionSource<HttpResponseMessage>());
        mesh.Line.Way = async ask =>
        {
            asked.SetResult();
            await hungUp.Task;
            var answer = await ask();
            late.SetResult(answer);
            return answer;
        };
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        var call = SendAsync(PortalSite.Viaggi, caller.Token);
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        hungUp.SetResult();

        using var answer = await late.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        mesh.Line.Way = ask => ask();
        await FreeAsync(member, PortalSite.Viaggi);
        await mesh.Door.LeaveAsync(member);
    }

    private async Task<string> JoinAsync(string name, string workload = Travels) => (await mesh.Door.JoinAsync(MeshQuestions.AJoin(name, workload))).Member;

    private Task<HttpResponseMessage> SendAsync(PortalSite site, CancellationToken? cancellationToken = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/travels/Rome");
        request.Headers.Add("X-API-Key", mesh.KeyOf(site));
        return mesh.Sidecar.SendAsync(request, cancellationToken ?? Cancel);
    }

    private Task EndAsync(string member, string call, bool isUnanswered = false) => mesh.Door.ReportAsync(new ReportRequest(
        member, TimeProvider.System.GetTimestamp(), [new ReportItem { End = new CheckedCallEnd(call, 200, 1, 0, isUnanswered) }], [], 0));

    private async Task PassesAndEndsAsync(string member, PortalSite site)
    {
        var call = NewCall();
        Assert.NotNull((await mesh.AskAsync(member, call, site)).OkResponse);
        await EndAsync(member, call);
    }

    /// <summary>A place is free, once the end of the call before has been told.</summary>
    private Task<TimeSpan> FreeAsync(string member, PortalSite site) => Wait.UntilAsync(
        async () =>
        {
            var call = NewCall();
            var isFree = (await mesh.AskAsync(member, call, site)).HttpResponseCase is CheckResponse.HttpResponseOneofCase.OkResponse;
            await EndAsync(member, call);
            return isFree;
        },
        TimeSpan.FromSeconds(10), "the place is free");
}
