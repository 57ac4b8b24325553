using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;

namespace Portal.Tests.Gateway;

public sealed class DrainTests
{
    [Fact]
    public async Task A_stop_under_load_fails_no_call_of_those_who_leave_when_they_are_asked_to()
    {
        await using var gateway = await RunningGateway.StartAsync(settings: "--Gateway:LeaveSeconds=30");
        gateway.Mesh.Answer = async context =>
        {
            await Task.Yield();
            await context.Response.WriteAsync("hello", context.RequestAborted);
        };
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels"));
        var answered = 0;
        var failed = new ConcurrentBag<string>();
        var half = new TaskCompletionSource();
        var callers = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 }) { BaseAddress = gateway.Address };
            client.DefaultRequestHeaders.Add("X-API-Key", key);
            for (var isAsked = false; !isAsked;)
            {
                try
                {
                    using var answer = await client.GetAsync("/travels/Rome", TestContext.Current.CancellationToken);
                    var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
                    isAsked = answer.Headers.ConnectionClose is true;
                    if (answer.StatusCode is not HttpStatusCode.OK || body != "hello")
                    {
                        failed.Add($"{answer.StatusCode} {body}");
                    }
                }
                catch (HttpRequestException exception)
                {
                    failed.Add(exception.ToString());
                    return;
                }
                if (Interlocked.Increment(ref answered) == 400)
                {
                    half.SetResult();
                }
            }
        })).ToList();
        await half.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        var stopped = gateway.StopAsync();
        await Task.WhenAll(callers).WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await stopped;

        Assert.Empty(failed);
    }
}
