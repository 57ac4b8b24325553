using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Identity;
using Portal.Api.Plans;
using Portal.Api.Traffic;

namespace Portal.Tests.Gateway;

public sealed class OwnRecordTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    [Theory]
    [InlineData("GET", "/nothing/here", HttpStatusCode.NotFound, "no_operation")]
    [InlineData("DELETE", "/travels", HttpStatusCode.MethodNotAllowed, "method_not_allowed")]
    [InlineData("GET", "/discounts/new", HttpStatusCode.NotFound, "no_operation")]
    public async Task Whoever_sent_a_call_that_no_operation_takes_reads_its_record_and_spends_no_limit(string method, string path, HttpStatusCode status, string code)
    {
        var gateway = fixture.Fresh();
        var red = gateway.Access.AddApplication("Red", AccessDouble.Subscription("travels", new PlanLimit("year", LimitKind.Quota, 1, LimitWindow.Year)));
        var key = await gateway.KeyOfAsync(red);

        var refused = await gateway.SendAsync(new HttpMethod(method), path, key);

        Assert.Equal(status, refused.StatusCode);
        var record = await FindAsync(gateway, refused, red.OrganizationId);
        Assert.Equal((red.Id, code), (record!.Request.ApplicationId, record.Request.RefusalCode));
        Assert.Null(await FindAsync(gateway, refused, Guid.NewGuid()));
        Assert.False(refused.Headers.Contains("RateLimit"));
        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/travels", key)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await gateway.GetAsync("/travels", key)).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("tvz_000000000000000000000000000000000")]
    public async Task A_call_without_a_good_key_is_nobodys(string? key)
    {
        var gateway = fixture.Fresh();

        var refused = await gateway.GetAsync("/nothing/here", key);

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
        Assert.Null((await gateway.RecordOfAsync(refused)).Request.ApplicationId);
    }

    private static async Task<RequestView?> FindAsync(RunningGateway gateway, HttpResponseMessage answer, Guid organization)
    {
        await using var scope = gateway.Services.CreateAsyncScope();
        var owner = new Actor { Kind = ActorKind.Person, Name = "Maya", UserId = Guid.NewGuid(), OrganizationId = organization };
        return await scope.ServiceProvider.GetRequiredService<RequestQueries>()
            .FindAsync(owner, answer.Headers.GetValues("X-Request-Id").Single(), TestContext.Current.CancellationToken);
    }
}
