using EnvoyApi.RateLimits;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Plans;
using Portal.Api.Traffic.Requests;
using Portal.Tests.Gateway;
using Code = EnvoyApi.RateLimits.RateLimitResponse.Types.Code;
using Unit = EnvoyApi.RateLimits.RateLimitResponse.Types.RateLimit.Types.Unit;

namespace Portal.Tests.DataPlanes.Envoy;

public sealed class RateLimitServiceTests(ControlFixture fixture) : IClassFixture<ControlFixture>
{
    private static readonly PlanLimit Three = new("day", LimitKind.Quota, 3, LimitWindow.Day);

    private RunningControl Control => fixture.Control;

    [Fact]
    public async Task Calls_count_to_the_same_limits_that_the_other_doors_take_from()
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels", Three));

        using var first = await Control.AskAsync("/travels/Rome", key);
        var second = await AskAsync("travels", 1, ("user_key", key), ("operation", "getTravel"));
        var third = await AskAsync("travels", 1, ("user_key", key));
        var fourth = await AskAsync("travels", 1, ("user_key", key));

        Assert.Equal((Code.Ok, 1u), (second.OverallCode, second.Statuses[0].LimitRemaining));
        Assert.Equal(("day", 3u, Unit.Day), (second.Statuses[0].CurrentLimit.Name, second.Statuses[0].CurrentLimit.RequestsPerUnit, second.Statuses[0].CurrentLimit.Unit));
        Assert.Equal(Code.Ok, third.OverallCode);
        Assert.Equal((Code.OverLimit, Code.OverLimit), (fourth.OverallCode, fourth.Statuses[0].Code));
        Assert.InRange(fourth.Statuses[0].DurationUntilReset.ToTimeSpan(), TimeSpan.Zero, TimeSpan.FromDays(1));
        Assert.Equal(["ratelimit-policy", "ratelimit", "retry-after"], fourth.ResponseHeadersToAdd.Select(header => header.Key));
    }

    [Fact]
    public async Task An_application_can_be_named_instead_of_its_key_and_several_hits_are_taken_or_none()
    {
        var application = Control.Access.AddApplication("Red", AccessDouble.Subscription("travels", Three));
        await Control.Running.PublishAsync();

        var four = await AskAsync("edge", 4, ("api", "travels"), ("application", application.Id.ToString()));
        var two = await AskAsync("edge", 2, ("method", "GET"), ("path", "/travels/Rome?a=1"), ("application", application.Id.ToString()));

        Assert.Equal(Code.OverLimit, four.OverallCode);
        Assert.Equal((Code.Ok, 1u), (two.OverallCode, two.Statuses[0].LimitRemaining));
    }

    [Fact]
    public async Task Two_descriptors_of_one_question_that_come_to_the_same_limits_are_one_call()
    {
        var application = Control.Access.AddApplication("Red", AccessDouble.Subscription("travels", Three));
        var key = await Control.Running.KeyOfAsync(application);
        var request = new RateLimitRequest { Domain = "travels" };
        request.Descriptors.Add(Descriptor(("user_key", key)));
        request.Descriptors.Add(Descriptor(("application", application.Id.ToString())));

        var answer = await AskAsync(request);

        Assert.Equal([2u, 2u], answer.Statuses.Select(status => status.LimitRemaining));
    }

    [Theory]
    [InlineData("user_key", "not a key")]
    [InlineData("application", "00000000-0000-0000-0000-000000000001")]
    [InlineData("remote_address", "203.0.113.7")]
    [InlineData("plan", "gold")]
    public async Task What_no_limit_is_on_passes(string key, string value)
    {
        var good = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 0, LimitWindow.Day)));

        var answer = key == "plan" ? await AskAsync("travels", 1, ("user_key", good), (key, value)) : await AskAsync("travels", 1, (key, value));

        Assert.Equal((Code.Ok, Code.Ok), (answer.OverallCode, answer.Statuses.Single().Code));
    }

    [Fact]
    public async Task A_refusal_is_recorded_for_its_owner_without_the_key()
    {
        var application = Control.Access.AddApplication("Red", AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 0, LimitWindow.Day)));
        var key = await Control.Running.KeyOfAsync(application);

        await AskAsync("travels", 1, ("user_key", key), ("method", "GET"), ("path", "/travels/Rome?user_key=" + key));

        var record = Assert.Single(Control.Running.Services.GetRequiredService<RecentRequests>().All(), record => record.ApplicationId == application.Id);
        Assert.Equal(("rate_limit", "GET", "/travels/Rome", 429, "getTravel"), (record.Door, record.Method, record.Target, record.Status, record.Operation));
        Assert.Equal("limits", Assert.Single(record.Ledger).Step);
    }

    [Fact]
    public async Task A_client_made_of_envoys_own_definitions_reads_the_answer()
    {
        var key = await Control.Running.KeyForAsync(AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 5, LimitWindow.Week)));

        var answer = await UpstreamClient.AskAsync(
            Control.Addresses.ControlGrpc!,
            "envoy/service/ratelimit/v3/rls.proto",
            "envoy.service.ratelimit.v3.RateLimitService",
            "ShouldRateLimit",
            new { domain = "travels", descriptors = new[] { new { entries = new[] { new { key = "user_key", value = key } } } }, hits_addend = 2 });

        Assert.Equal("OK", answer.GetProperty("overall_code").GetString());
        Assert.Equal(3, answer.GetProperty("statuses")[0].GetProperty("limit_remaining").GetInt32());
    }

    private Task<RateLimitResponse> AskAsync(string domain, uint hits, params (string Key, string Value)[] entries)
    {
        var request = new RateLimitRequest { Domain = domain, HitsAddend = hits };
        request.Descriptors.Add(Descriptor(entries));
        return AskAsync(request);
    }

    private async Task<RateLimitResponse> AskAsync(RateLimitRequest request)
    {
        using var channel = GrpcChannel.ForAddress(Control.Addresses.ControlGrpc!);
        return await new RateLimitService.RateLimitServiceClient(channel).ShouldRateLimitAsync(request, cancellationToken: TestContext.Current.CancellationToken);
    }

    private static RateLimitDescriptor Descriptor(params (string Key, string Value)[] entries)
    {
        var descriptor = new RateLimitDescriptor();
        descriptor.Entries.AddRange(entries.Select(entry => new RateLimitDescriptor.Types.Entry { Key = entry.Key, Value = entry.Value }));
        return descriptor;
    }
}
