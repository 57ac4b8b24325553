using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Catalog;
using Portal.Api.Identity;
using Portal.Api.Plans;
using Portal.Tests.Hosting;

namespace Portal.Tests.Plans;

public sealed class PlanSinkTests
{
    private static readonly Actor Partner = Actor.Anonymous with { Kind = ActorKind.Person };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Plans_follow_their_definition_and_one_taken_away_is_no_longer_offered()
    {
        await using var portal = await RunningPortal.StartAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var sink = scope.ServiceProvider.GetServices<IApiDefinitionSink>().OfType<PlanSink>().Single();
        var plans = scope.ServiceProvider.GetRequiredService<PlanQueries>();

        await sink.ApplyAsync(Guid.Empty, Definition(Declared("free", new LimitDefinition("minute", "rate", 5, "minute")), Declared("paid")), Cancel);
        await sink.ApplyAsync(Guid.Empty, Definition(Declared("free", new LimitDefinition("day", "quota", 100, "day"))), Cancel);

        var plan = Assert.Single(await plans.ListAsync(Partner, "test", Cancel));
        Assert.Equal([new PlanLimit("day", LimitKind.Quota, 100, LimitWindow.Day)], plan.Limits);

        await sink.ApplyAsync(Guid.Empty, Definition(Declared("paid"), Declared("free")), Cancel);
        Assert.Equal(["paid", "free"], (await plans.ListAsync(Partner, "test", Cancel)).Select(offered => offered.Slug));
    }

    [Fact]
    public async Task Internal_plans_are_offered_to_the_companys_own_only()
    {
        await using var portal = await RunningPortal.StartAsync();
        await using var scope = portal.Services.CreateAsyncScope();
        var plans = scope.ServiceProvider.GetRequiredService<PlanQueries>();

        Assert.Equal(["starter", "partner"], (await plans.ListAsync(Partner, "travels", Cancel)).Select(plan => plan.Slug));
        Assert.Equal(["starter", "partner", "internal"], (await plans.ListAsync(Partner with { IsInternal = true }, "travels", Cancel)).Select(plan => plan.Slug));
        Assert.Empty(await plans.ListAsync(Partner, "discounts", Cancel));
    }

    private static PlanDefinition Declared(string name, params LimitDefinition[] limits) => new(name, name, "", Audience.Partners, false, limits);

    private static ApiDefinition Definition(params PlanDefinition[] plans) =>
        new("test", "Test", "", "", "", Audience.Partners, [], true, "problem", [], plans);
}
