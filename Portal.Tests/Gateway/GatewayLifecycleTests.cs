using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Api.Access;
using Portal.Api.Contracts;

namespace Portal.Tests.Gateway;

public sealed class GatewayLifecycleTests
{
    private static readonly DateTimeOffset Deprecated = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Retired = new(2027, 6, 30, 0, 0, 0, TimeSpan.Zero);
    private static readonly EndNotice Notice = EndNotice.Of(Deprecated, Retired, new Uri("https://portal.example/apis/travels/v2"), new Uri("https://portal.example/apis/travels/v3"));

    private readonly MovedClock _clock = new(Deprecated.AddDays(-30));

    [Fact]
    public async Task A_call_that_an_ending_version_answers_says_since_when_until_when_and_what_comes_after()
    {
        await using var gateway = await StartAsync(Ending("v2"));
        gateway.Mesh.Answer = context =>
        {
            context.Response.Headers.Link = "</travels?page=2>; rel=\"next\"";
            context.Response.Headers["Sunset"] = "Thu, 01 Jan 2099 00:00:00 GMT";
            return MeshDouble.Hello(context);
        };
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        var answer = await gateway.GetAsync("/travels/Rome", key);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("@1798761600", Header(answer, "Deprecation"));
        Assert.Equal("Wed, 30 Jun 2027 00:00:00 GMT", Header(answer, "Sunset"));
        Assert.Equal(
            "</travels?page=2>; rel=\"next\", <https://portal.example/apis/travels/v2>; rel=\"deprecation\"; type=\"text/html\", "
            + "<https://portal.example/apis/travels/v2>; rel=\"sunset\"; type=\"text/html\", <https://portal.example/apis/travels/v3>; rel=\"successor-version\"; type=\"text/html\"",
            string.Join(", ", answer.Headers.GetValues("Link")));
    }

    [Theory]
    [InlineData("v1", false)]
    [InlineData("v2", true)]
    [InlineData("canary-7", true)]
    public async Task The_version_that_answered_counts_and_a_label_that_is_no_version_is_of_the_contract_in_force(string label, bool says)
    {
        await using var gateway = await StartAsync(Ending("v2"), new VersionAccess(new VersionKey("travels", "v1")));
        gateway.Mesh.Version = label;
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        Assert.Equal(says, (await gateway.GetAsync("/travels/Rome", key)).Headers.Contains("Deprecation"));
        Assert.False((await gateway.GetAsync("/travels/Rome")).Headers.Contains("Deprecation"));
    }

    [Fact]
    public async Task From_the_moment_of_its_retirement_a_version_answers_410_with_its_successor_and_is_not_called()
    {
        await using var gateway = await StartAsync(Ending("v2"));
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        _clock.MoveTo(Retired.AddHours(-1));
        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/travels/Rome", key)).StatusCode);
        gateway.Mesh.Calls.Clear();

        _clock.MoveTo(Retired);
        var answer = await gateway.GetAsync("/travels/Rome", key);

        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Empty(gateway.Mesh.Calls);
        var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
        Assert.Equal(("version_retired", "https://portal.example/apis/travels/v3"), (problem.GetProperty("code").GetString(), problem.GetProperty("successor").GetString()));
        Assert.Equal(("@1798761600", "Wed, 30 Jun 2027 00:00:00 GMT"), (Header(answer, "Deprecation"), Header(answer, "Sunset")));
    }

    [Fact]
    public async Task No_call_is_led_to_a_draft()
    {
        await using var gateway = await StartAsync(new VersionAccess(new VersionKey("travels", "v3")) { Draft = true, Hidden = true });
        gateway.Mesh.Version = "v3";
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));

        var answer = await gateway.GetAsync("/travels/Rome", key);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("no_route", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Empty(gateway.Mesh.Calls);
    }

    [Fact]
    public async Task Of_the_end_of_an_internal_version_only_the_company_s_own_hear()
    {
        await using var gateway = await StartAsync(Ending("v1") with { Hidden = true });
        gateway.Mesh.Version = "v1";
        var partner = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        var application = gateway.Access.AddApplication("Voyages", AccessDouble.Subscription("travels")) with { OrganizationInternal = true };
        gateway.Access.Applications[application.Id] = application;
        var insider = await gateway.KeyOfAsync(application);

        Assert.False((await gateway.GetAsync("/travels/Rome", partner)).Headers.Contains("Deprecation"));
        Assert.True((await gateway.GetAsync("/travels/Rome", insider)).Headers.Contains("Deprecation"));

        _clock.MoveTo(Retired);
        Assert.Equal(HttpStatusCode.NotFound, (await gateway.GetAsync("/travels/Rome", partner)).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await gateway.GetAsync("/travels/Rome", insider)).StatusCode);
    }

    [Fact]
    public async Task An_operation_that_only_a_retired_version_had_is_gone_and_to_those_who_may_not_know_it_was_never_there()
    {
        await using var gateway = await StartAsync(Ending("v1"));
        gateway.Access.Retired.Add(new ApiAccess("travels", "Travels", "v1", "problem", [new OperationSummary("oldQuote", "GET", "/travels/{city}/old", "Quote", null, false)]));
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        _clock.MoveTo(Retired);

        Assert.Equal(HttpStatusCode.Gone, (await gateway.GetAsync("/travels/Rome/old", key)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await gateway.GetAsync("/travels/Rome/old")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/travels/Rome", key)).StatusCode);

        gateway.Access.Versions[0] = gateway.Access.Versions[0] with { Hidden = true };
        await gateway.PublishAsync();
        var answer = await gateway.GetAsync("/travels/Rome/old", key);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("no_operation", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static VersionAccess Ending(string version) => new(new VersionKey("travels", version))
    {
        RetiredAt = Retired,
        Notice = Notice,
        Gone = new AccessRefusal(410, "version_retired", "Gone", "It was retired.", "Call v3.") { Successor = "https://portal.example/apis/travels/v3" },
    };

    private static string Header(HttpResponseMessage answer, string name) => Assert.Single(answer.Headers.GetValues(name));

    private async Task<RunningGateway> StartAsync(params VersionAccess[] versions)
    {
        var access = new AccessDouble();
        access.Versions.AddRange(versions);
        return await RunningGateway.StartAsync(access, configure: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock)));
    }

    /// <summary>Goes as clocks go, and can be set: listeners and followers wait for time that passes.</summary>
    private sealed class MovedClock(DateTimeOffset start) : TimeProvider
    {
        private TimeSpan _ahead = start - System.GetUtcNow();

        public void MoveTo(DateTimeOffset time) => _ahead = time - System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
    }
}
