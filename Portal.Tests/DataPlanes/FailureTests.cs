using System.Net;
using System.Text.Json;
using Portal.Api.Access;
using Portal.Api.Catalog.Edge;
using Portal.Api.Plans;
using Portal.Tests.Gateway;

namespace Portal.Tests.DataPlanes;

/// <summary>Something of ours fails: by a limit that nothing can count, and by a subscription that has no list of limits.</summary>
public sealed class FailureTests : IAsyncLifetime
{
    private static readonly PlanLimit Uncountable = new("broken", LimitKind.Quota, 10, (LimitWindow)99);

    private RunningControl _control = null!;

    public async ValueTask InitializeAsync() => _control = await RunningControl.StartAsync();

    public ValueTask DisposeAsync() => _control.DisposeAsync();

    [Fact]
    public async Task A_call_whose_limits_cannot_be_counted_passes_and_the_record_says_so()
    {
        var key = await _control.Running.KeyForAsync(AccessDouble.Subscription("travels", Uncountable));

        using var answer = await _control.AskAsync("/travels/Rome", key);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("starter", Assert.Single(answer.Headers.GetValues("X-Portal-Plan")));
        var record = await _control.RecordAsync(Assert.Single(answer.Headers.GetValues("X-Request-Id")));
        Assert.Equal("could not be counted, and the API lets such calls pass", Assert.Single(record.Ledger, step => step.Step == "limits").Verdict);
    }

    [Fact]
    public async Task Where_the_API_takes_no_calls_that_are_not_counted_it_is_refused()
    {
        Set(new EdgeSettings { Limits = FailureMode.Refuse });
        var key = await _control.Running.KeyForAsync(AccessDouble.Subscription("travels", Uncountable));

        using var answer = await _control.AskAsync("/travels/Rome", key);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "limits_unknown"), (answer.StatusCode, await CodeAsync(answer)));
        Assert.Equal("1", Assert.Single(answer.Headers.GetValues("Retry-After")));
    }

    [Fact]
    public async Task A_call_that_cannot_be_decided_on_is_refused()
    {
        var key = await _control.Running.KeyOfAsync(Broken());

        using var answer = await _control.AskAsync("/travels/Rome", key);

        Assert.Equal((HttpStatusCode.InternalServerError, "internal_error"), (answer.StatusCode, await CodeAsync(answer)));
    }

    [Fact]
    public async Task Where_the_API_says_so_it_passes_without_a_word_of_who_calls()
    {
        Set(new EdgeSettings { Authorization = FailureMode.Pass });
        var key = await _control.Running.KeyOfAsync(Broken());

        using var answer = await _control.AskAsync("/travels/Rome?user_key=" + key, null, ("X-Portal-Application", "mine"));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("X-Portal-Application"));
        Assert.Equal("/travels/Rome", Assert.Single(answer.Headers.GetValues("X-Portal-Uri")));
        using var other = await _control.AskAsync("/cars/Rome", key);
        Assert.Equal(HttpStatusCode.InternalServerError, other.StatusCode);
    }

    private void Set(EdgeSettings edge)
    {
        var at = _control.Access.Apis.FindIndex(api => api.Slug == "travels");
        _control.Access.Apis[at] = _control.Access.Apis[at] with { Edge = edge };
    }

    private ApplicationAccess Broken() => _control.Access.AddApplication(
        "Red", AccessDouble.Subscription("travels") with { Limits = null! }, AccessDouble.Subscription("cars") with { Limits = null! });

    private static async Task<string?> CodeAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement is { ValueKind: JsonValueKind.Object } problem
            ? problem.GetProperty("code").GetString()
            : null;
}
