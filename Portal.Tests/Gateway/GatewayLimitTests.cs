using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Api.Plans;
using Portal.Tests.Mesh;

namespace Portal.Tests.Gateway;

public sealed class GatewayLimitTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private static readonly PlanLimit Year = new("year", LimitKind.Quota, 10, LimitWindow.Year);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_429_names_the_limit_its_owner_what_is_left_of_the_others_and_when_it_resets()
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels", Year with { Count = 1 }, new("minute", LimitKind.Rate, 60, LimitWindow.Minute)));
        await gateway.GetAsync("/travels", key);

        var answer = await gateway.GetAsync("/travels", key);

        var problem = await GatewayTests.AssertProblemAsync(answer, 429, "limits_exceeded");
        Assert.Equal("https://iana.org/assignments/http-problem-types#quota-exceeded", problem.GetProperty("type").GetString());
        Assert.Equal(("Red", "Starter"), (problem.GetProperty("application").GetString(), problem.GetProperty("plan").GetString()));
        Assert.Equal("year", Assert.Single(problem.GetProperty("violated-policies").EnumerateArray()).GetString());
        var limits = problem.GetProperty("limits");
        Assert.Equal(("year", 0, true), (limits[0].GetProperty("name").GetString(), limits[0].GetProperty("remaining").GetInt64(), limits[0].GetProperty("violated").GetBoolean()));
        Assert.EndsWith("-01-01T00:00:00Z", limits[0].GetProperty("resets").GetString(), StringComparison.Ordinal);
        Assert.Equal(answer.Headers.GetValues("Retry-After").Single(), limits[0].GetProperty("resetsIn").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(("minute", 59, false), (limits[1].GetProperty("name").GetString(), limits[1].GetProperty("remaining").GetInt64(), limits[1].GetProperty("violated").GetBoolean()));
        Assert.StartsWith("\"year\";r=0;", answer.Headers.GetValues("RateLimit").Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_in_the_plan_is_403_with_the_plan_that_has_it()
    {
        var gateway = fixture.Fresh();
        var none = new PlanLimit("none", LimitKind.Quota, 0, LimitWindow.Eternity) { Metric = "book" };
        gateway.Access.Plans["travels"] = [new("partner", "Partner", false, [])];
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels", none));

        var problem = await GatewayTests.AssertProblemAsync(await gateway.SendAsync(HttpMethod.Post, "/travels/Rome", key), 403, "not_in_plan");

        Assert.Contains("Partner", problem.GetProperty("remedy").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await gateway.GetAsync("/travels/Rome", key)).StatusCode);
    }

    [Fact]
    public async Task Usage_that_a_service_tells_is_counted_and_goes_no_further_and_a_callers_is_not_believed()
    {
        var gateway = fixture.Fresh();
        gateway.Mesh.Answer = context =>
        {
            context.Response.Headers["X-Usage"] = "data=7, book=2";
            return context.Response.WriteAsync("hello");
        };
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels", Year, new PlanLimit("data", LimitKind.Quota, 5, LimitWindow.Year) { Metric = "data", Unit = "MB" }));

        var first = await gateway.GetAsync("/travels", key, ("X-Usage", "data=1000"), ("X_Usage", "data=1000"));
        var second = await gateway.GetAsync("/travels", key);

        Assert.False(first.Headers.Contains("X-Usage"));
        Assert.Matches("^\"year\";r=7;t=\\d+, \"data\";r=0;t=\\d+$", first.Headers.GetValues("RateLimit").Single());
        Assert.DoesNotContain(gateway.Mesh.Last.Headers.Keys, name => name.Replace('_', '-').Equals("x-usage", StringComparison.OrdinalIgnoreCase));
        // The ledger says how things stood when the call was let in, and not what came of it.
        Assert.Contains("data 5 of 5 left", (await gateway.RecordOfAsync(first)).Ledger.Single(step => step.Step == "limits").Verdict, StringComparison.Ordinal);
        // Nothing is left of what any call may use.
        var problem = await GatewayTests.AssertProblemAsync(second, 429, "limits_exceeded");
        Assert.Equal("data", Assert.Single(problem.GetProperty("violated-policies").EnumerateArray()).GetString());
    }

    [Theory]
    [InlineData("data=-1")]
    [InlineData("data")]
    [InlineData("data=5;drop")]
    [InlineData("data=99999999999999")]
    public async Task Usage_that_cannot_be_read_is_not_counted_and_not_passed_on(string told)
    {
        var gateway = fixture.Fresh();
        gateway.Mesh.Answer = context =>
        {
            context.Response.Headers["X-Usage"] = told;
            return Task.CompletedTask;
        };
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels", Year));

        var answer = await gateway.GetAsync("/travels", key);

        Assert.False(answer.Headers.Contains("X-Usage"));
        Assert.Matches("^\"year\";r=9;", answer.Headers.GetValues("RateLimit").Single());
    }

    [Fact]
    public async Task A_call_holds_its_place_until_its_last_byte_and_gives_it_back_however_it_ends()
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels", new PlanLimit("once", LimitKind.Concurrency, 2, LimitWindow.Eternity)));
        var held = new TaskCompletionSource();
        gateway.Mesh.Answer = async context =>
        {
            await context.Response.Body.FlushAsync(context.RequestAborted);
            await held.Task.WaitAsync(context.RequestAborted);
        };
        using var first = await StartAsync(gateway, key);
        using var second = await StartAsync(gateway, key);

        Assert.Equal(1, (await gateway.GetAsync("/travels", key)).Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        held.SetResult();
        await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await AssertFreeAsync(gateway, key);

        gateway.Mesh.Answer = _ => throw new InvalidOperationException("broken");
        for (var call = 0; call < 5; call++)
        {
            Assert.Equal(HttpStatusCode.InternalServerError, (await gateway.GetAsync("/travels", key)).StatusCode);
        }
        await AssertFreeAsync(gateway, key);
    }

    [Fact]
    public async Task Callers_who_hang_up_leave_no_place_held()
    {
        var gateway = fixture.Fresh();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels", new PlanLimit("once", LimitKind.Concurrency, 8, LimitWindow.Eternity)));
        gateway.Mesh.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        for (var round = 0; round < 3; round++)
        {
            var reached = gateway.Mesh.Calls.Count;
            var sockets = new List<Socket>();
            for (var caller = 0; caller < 8; caller++)
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(gateway.Address.Host, gateway.Address.Port, TestContext.Current.CancellationToken);
                await socket.SendAsync(Encoding.ASCII.GetBytes($"GET /travels HTTP/1.1\r\nHost: gateway\r\nX-API-Key: {key}\r\n\r\n"), TestContext.Current.CancellationToken);
                sockets.Add(socket);
            }
            await Wait.UntilAsync(() => Task.FromResult(gateway.Mesh.Calls.Count == reached + 8), Patience, "all callers are under way");
            Assert.Equal(HttpStatusCode.TooManyRequests, (await gateway.GetAsync("/travels", key)).StatusCode);
            foreach (var socket in sockets)
            {
                // Half of them without a good-bye.
                socket.LingerState = new LingerOption(sockets.IndexOf(socket) % 2 == 0, 0);
                socket.Dispose();
            }
            await AssertFreeAsync(gateway, key, 8, MeshDouble.Hello);
            gateway.Mesh.Answer = context => Task.Delay(Timeout.Infinite, context.RequestAborted);
        }
    }

    private static async Task<HttpResponseMessage> StartAsync(RunningGateway gateway, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/travels");
        request.Headers.Add("X-API-Key", key);
        return await gateway.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>The end of a call is told a moment after its last byte.</summary>
    private static async Task AssertFreeAsync(RunningGateway gateway, string key, int places = 2, Func<HttpContext, Task>? answer = null)
    {
        gateway.Mesh.Answer = answer ?? MeshDouble.Hello;
        await Wait.UntilAsync(async () =>
        {
            using var one = await gateway.GetAsync("/travels", key);
            return one.StatusCode == HttpStatusCode.OK && one.Headers.GetValues("RateLimit").Single() == $"\"once\";r={places - 1}";
        }, Patience, "all places are free");
    }
}
