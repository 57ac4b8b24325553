using Portal.Api.Persistence;

namespace Portal.Tests.Persistence;

public sealed class OwnThreadTests
{
    [Fact]
    public async Task Work_stays_on_its_thread_whatever_it_awaits()
    {
        var threads = new HashSet<(int, string?, bool)>();

        await OwnThread.RunAsync("Counter", async () =>
        {
            for (var turn = 0; turn < 5; turn++)
            {
                threads.Add((Environment.CurrentManagedThreadId, Thread.CurrentThread.Name, Thread.CurrentThread.IsThreadPoolThread));
                await Task.Delay(1, TestContext.Current.CancellationToken);
                await Task.Run(() => { }, TestContext.Current.CancellationToken);
                await Task.Yield();
                threads.Add((Environment.CurrentManagedThreadId, Thread.CurrentThread.Name, Thread.CurrentThread.IsThreadPoolThread));
            }
        });

        var (_, name, isPooled) = Assert.Single(threads);
        Assert.Equal(("Counter", false), (name, isPooled));
    }

    [Fact]
    public async Task It_ends_as_its_work_does()
    {
        await Assert.ThrowsAsync<TimeoutException>(() => OwnThread.RunAsync("Throws", () => throw new TimeoutException()));
        await Assert.ThrowsAsync<TimeoutException>(() => OwnThread.RunAsync("Throws later", async () =>
        {
            await Task.Yield();
            throw new TimeoutException();
        }));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => OwnThread.RunAsync("Cancelled", () => Task.Delay(-1, new CancellationToken(canceled: true))));
    }

    [Fact]
    public async Task What_it_began_and_did_not_await_goes_on_in_the_pool()
    {
        var (gate, left) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), Task.FromResult(true));

        await OwnThread.RunAsync("Forgetful", () =>
        {
            left = IsPooledAfterAsync(gate.Task);
            return Task.CompletedTask;
        });
        gate.SetResult();

        Assert.True(await left.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
    }

    private static async Task<bool> IsPooledAfterAsync(Task awaited)
    {
        await awaited;
        return Thread.CurrentThread.IsThreadPoolThread;
    }
}
