using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Portal.Api.Access;
using Portal.Api.Access.Credentials;
using Portal.Api.Access.Limits;
using Portal.Api.Access.WrongKeys;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Plans;
using Portal.Api.Traffic;
using Portal.Tests.Gateway;

namespace Portal.Tests.Access;

public sealed class GuardTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
    private readonly AccessDouble _access = new();
    private readonly KeyMint _mint = new(() => new byte[32]);
    private readonly AccessStore _store = new();
    private readonly ConsoleCredentials _console;
    private readonly Guard _guard;

    public GuardTests()
    {
        _console = new ConsoleCredentials(_mint, _clock);
        _guard = new Guard(_store, new CredentialCheck(_store, _mint, _console, Tokens.Reader(_clock), new WrongKeyBook(_clock)), new LimitBook(), _clock, NullLogger<Guard>.Instance);
    }

    [Fact]
    public async Task What_was_checked_is_written_in_order_without_the_key()
    {
        var key = await KeyAsync(AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 10, LimitWindow.Day)));

        var (decision, steps) = Decide(key);

        Assert.Null(decision.Refusal);
        Assert.Equal(
            [
                new("credential", $"header X-API-Key: tvz_…{key[^4..]}", "user key of application Red", true, 0),
                new("subscription", "Red to travels", "active under plan Starter", true, 0),
                new("limits", "Starter", "day 9 of 10 left", true, 0),
            ],
            steps);
    }

    [Fact]
    public async Task Every_refusal_has_its_code_its_3scale_title_and_a_remedy_that_the_ledger_ends_with()
    {
        var good = AccessDouble.Subscription("travels");
        await AssertRefusedAsync(401, "credential_missing", "Authentication parameters missing", () => Task.FromResult<string?>(null));
        await AssertRefusedAsync(403, "credential_malformed", "Authentication failed", () => Task.FromResult<string?>("tvz_nonsense"));
        await AssertRefusedAsync(403, "credential_unknown", "Authentication failed", () => Task.FromResult<string?>(_mint.Issue("tvz").Key));
        await AssertRefusedAsync(403, "credential_expired", "Authentication failed", async () => await KeyAsync(good, expires: _clock.GetUtcNow()));
        await AssertRefusedAsync(403, "subscription_missing", "Authentication failed", async () => await KeyAsync(AccessDouble.Subscription("cars")));
        await AssertRefusedAsync(403, "subscription_pending", "Authentication failed", async () => await KeyAsync(good with { Active = false, Pending = true }));
        await AssertRefusedAsync(403, "subscription_not_active", "Authentication failed", async () => await KeyAsync(good with { Active = false, State = "cancelled" }));
        await AssertRefusedAsync(403, "application_not_active", "Authentication failed", async () => await KeyAsync(good, organizationActive: false));
        await AssertRefusedAsync(403, "not_in_plan", "Not in your plan", async () => await KeyAsync(AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 0, LimitWindow.Day))));
    }

    [Fact]
    public async Task A_refused_limit_names_itself_its_owner_what_is_left_of_the_others_and_when_to_come_back()
    {
        var key = await KeyAsync(AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 1, LimitWindow.Day), new PlanLimit("minute", LimitKind.Rate, 60, LimitWindow.Minute)));
        Decide(key);

        var refusal = Decide(key).Decision.Refusal!;

        Assert.Equal((429, "limits_exceeded", 12L * 3600), (refusal.Status, refusal.Code, refusal.RetryAfter!.Value));
        Assert.Equal(
            "Red has no more of the limit 'day' (1 call a day) of its plan Starter. 'day' resets at 2026-03-15T00:00:00Z, in 43200 s. Left of the others: minute 59 of 60.",
            refusal.Detail);
        Assert.Equal(("Red", "Starter"), (refusal.Limits!.Application, refusal.Limits.Plan));
        Assert.Equal([("day", true, 0), ("minute", false, 59)], refusal.Limits.States.Select(state => (state.Limit.Name, state.Violated, state.Remaining)));
    }

    [Fact]
    public async Task What_a_plan_has_none_of_is_not_in_it_and_the_remedy_names_the_plan_that_has_it()
    {
        PlanLimit[] none = [new("no-quotes", LimitKind.Quota, 0, LimitWindow.Eternity) { Metric = "getTravel" }];
        _access.Plans["travels"] = [new("starter", "Starter", false, none), new("partner", "Partner", false, []), new("internal", "Internal", true, [])];
        var key = await KeyAsync(AccessDouble.Subscription("travels", none));

        Assert.Null(Decide(key, operation: 0).Decision.Refusal);
        var refusal = Decide(key, operation: 1).Decision.Refusal!;

        Assert.Equal((403, "not_in_plan", 429, "Usage limit exceeded"), (refusal.Status, refusal.Code, refusal.PlainStatus, refusal.PlainTitle));
        Assert.Equal("Red's plan Starter does not have getTravel of Travels: its limit on that is 0.", refusal.Detail);
        Assert.Equal("Change to the plan Partner, which has it, on the application's page.", refusal.Remedy);
        Assert.Null(refusal.RetryAfter);
    }

    [Fact]
    public async Task A_door_may_ask_without_taking_and_take_amounts_that_it_is_told()
    {
        var key = await KeyAsync(AccessDouble.Subscription("travels", new PlanLimit("day", LimitKind.Quota, 10, LimitWindow.Day)));
        var api = _access.Apis[0];
        var usage = MetricUsage.Of([new("getTravel", 4), new("hits", 2)], api.Operations);
        AccessQuestion Question(LimitUse use) => new(api, api.Operations[0], SentCredentials.Of(CredentialIn.Header, "X-API-Key", key), "203.0.113.7") { Usage = usage, Use = use };

        Assert.Equal(0, _guard.Decide(Question(LimitUse.Foresee), new Ledger(_clock)).Limits!.States()[0].Used);
        Assert.Equal(6, _guard.Decide(Question(LimitUse.Take), new Ledger(_clock)).Limits!.States()[0].Used);
        Assert.Equal("limits_exceeded", _guard.Decide(Question(LimitUse.Foresee), new Ledger(_clock)).Refusal!.Code);
        Assert.Equal(6, _guard.Decide(Question(LimitUse.Take), new Ledger(_clock)).Limits!.States()[0].Used);
    }

    [Fact]
    public async Task An_api_has_the_metric_of_all_calls_of_each_operation_and_those_it_declares()
    {
        _access.Metrics["travels"] = ["data"];
        await KeyAsync(AccessDouble.Subscription("travels"));
        var snapshot = _store.Current.Snapshot;

        Assert.All(["hits", "getTravel", "data"], metric => Assert.True(snapshot.HasMetric(_access.Apis[0], metric)));
        Assert.False(snapshot.HasMetric(_access.Apis[1], "data"));
        Assert.False(snapshot.HasMetric(_access.Apis[0], "nothing"));
    }

    [Fact]
    public async Task A_console_credential_acts_for_its_subscription_alone_and_for_a_minute()
    {
        var travels = AccessDouble.Subscription("travels");
        var cars = AccessDouble.Subscription("cars");
        await KeyAsync(travels, more: cars);
        var user = Guid.NewGuid();

        Assert.Equal(user, Decide(_console.Issue(travels.Id, user)).Decision.ConsoleUser);
        Assert.Equal("subscription_missing", Decide(_console.Issue(cars.Id, user)).Decision.Refusal!.Code);
        Assert.Equal("credential_unknown", Decide(_console.Issue(Guid.NewGuid(), user)).Decision.Refusal!.Code);
        var late = _console.Issue(travels.Id, user);
        _clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Equal("credential_expired", Decide(late).Decision.Refusal!.Code);
        Assert.Equal("credential_malformed", Decide(late[..^1] + "!").Decision.Refusal!.Code);
    }

    private async Task AssertRefusedAsync(int status, string code, string title, Func<Task<string?>> key)
    {
        var (decision, steps) = Decide(await key());

        var refusal = Assert.IsType<AccessRefusal>(decision.Refusal);
        Assert.Equal((status, code, title), (refusal.Status, refusal.Code, refusal.Title));
        Assert.Equal((false, refusal.Remedy), (steps[^1].Passed, steps[^1].Remedy));
        Assert.NotEmpty(refusal.Remedy);
        Assert.All(steps.SkipLast(1), step => Assert.True(step.Passed));
    }

    private (AccessDecision Decision, IReadOnlyList<LedgerStep> Steps) Decide(string? key, int operation = 0)
    {
        var ledger = new Ledger(_clock);
        var api = _access.Apis[0];
        return (_guard.Decide(new AccessQuestion(api, api.Operations[operation], key is null ? new SentCredentials() : SentCredentials.Of(CredentialIn.Header, "X-API-Key", key), "203.0.113.7"), ledger), ledger);
    }

    private async Task<string> KeyAsync(SubscriptionAccess subscription, DateTimeOffset? expires = null, bool organizationActive = true, SubscriptionAccess? more = null)
    {
        var issued = _mint.Issue(KeyMint.UserKeyPrefix);
        var application = _access.AddApplication("Red", more is null ? [subscription with { Id = Guid.NewGuid() }] : [subscription, more]);
        _access.Applications[application.Id] = application with { OrganizationActive = organizationActive };
        _access.Credentials.Add(new CredentialAccess(Guid.NewGuid(), application.Id, CredentialKind.UserKey, KeyHash.Parse(issued.Hash), expires));
        var read = await _access.ReadAsync(TestContext.Current.CancellationToken);
        _store.Replace(read.Snapshot, read.Credentials);
        return issued.Key;
    }
}
