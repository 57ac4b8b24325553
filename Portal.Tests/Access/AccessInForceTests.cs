using System.Diagnostics;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Access;
using Portal.Api.Hosting;
using Portal.Api.Persistence;
using Portal.Api.Plans;
using Portal.Tests.Gateway;

namespace Portal.Tests.Access;

public sealed class AccessInForceTests
{
    [Fact]
    public async Task A_key_is_good_at_every_gateway_once_it_is_given_and_refused_by_all_once_it_is_taken_back()
    {
        var data = Directory.CreateTempSubdirectory("travelz-access-").FullName;
        var access = new AccessDouble();
        await using (var here = await RunningGateway.StartAsync(access, data))
        await using (var elsewhere = await RunningGateway.StartAsync(access, data))
        {
            for (var round = 0; round < 10; round++)
            {
                var key = await here.KeyForAsync(AccessDouble.Subscription("travels"));
                Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/travels", key)).StatusCode);

                access.Credentials.Clear();
                await here.PublishAsync();

                Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.GetAsync("/travels", key)).StatusCode);
                Assert.Equal(HttpStatusCode.Forbidden, (await here.GetAsync("/travels", key)).StatusCode);
            }
        }
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Gateways_that_change_access_at_once_do_not_hold_each_other_up()
    {
        var data = Directory.CreateTempSubdirectory("travelz-access-").FullName;
        var access = new AccessDouble();
        await using (var here = await RunningGateway.StartAsync(access, data))
        await using (var elsewhere = await RunningGateway.StartAsync(access, data))
        {
            // The best of three, since a busy machine may be slow once.
            var best = TimeSpan.MaxValue;
            for (var round = 0; round < 3; round++)
            {
                var began = Stopwatch.GetTimestamp();
                await Task.WhenAll(Enumerable.Range(0, 8).Select(change => (change % 2 == 0 ? here : elsewhere).PublishAsync()));
                var took = Stopwatch.GetElapsedTime(began);
                best = took < best ? took : best;
            }

            Assert.InRange(best, TimeSpan.Zero, TimeSpan.FromSeconds(1.9));
        }
        Directory.Delete(data, recursive: true);
    }

    [Theory]
    [InlineData(0, 2, 10)]
    [InlineData(-4, 0, 1.9)]
    public async Task A_gateway_that_hangs_holds_a_change_up_for_two_seconds_and_one_that_is_gone_does_not(int seen, double least, double most)
    {
        await using var gateway = await RunningGateway.StartAsync();
        await using var db = gateway.Services.GetRequiredService<PortalDbContextFactory>().Create();
        db.Add(new AccessReplica { Id = Guid.NewGuid(), Revision = 1, SeenAt = TimeProvider.System.GetUtcNow().AddSeconds(seen) });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var began = Stopwatch.GetTimestamp();

        await gateway.PublishAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(most));
    }

    [Fact]
    public async Task A_gateway_that_stops_leaves_nothing_to_wait_for()
    {
        var data = Directory.CreateTempSubdirectory("travelz-access-").FullName;
        await using (var here = await RunningGateway.StartAsync(data: data))
        {
            await using var db = here.Services.GetRequiredService<PortalDbContextFactory>().Create();
            await using (await RunningGateway.StartAsync(data: data))
            {
                Assert.Equal(2, await db.Set<AccessReplica>().CountAsync(TestContext.Current.CancellationToken));
            }
            Assert.Equal(1, await db.Set<AccessReplica>().CountAsync(TestContext.Current.CancellationToken));
        }
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_change_is_read_once_however_long_that_takes()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var before = gateway.Access.Readings;
        var gate = new TaskCompletionSource();
        gateway.Access.Gate = gate.Task;

        var publication = gateway.PublishAsync();
        // Long enough for whoever follows other processes to come by many times.
        await Task.Delay(500, TestContext.Current.CancellationToken);
        gate.SetResult();
        await publication;
        await Task.Delay(300, TestContext.Current.CancellationToken);

        Assert.Equal(before + 1, gateway.Access.Readings);
    }

    [Fact]
    public async Task A_process_that_stops_ends_the_publication_of_a_caller_who_has_gone()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var gate = new TaskCompletionSource();
        gateway.Access.Gate = gate.Task;
        using var caller = new CancellationTokenSource();
        var publication = gateway.Services.GetRequiredService<IAccessPublisher>().PublishAsync(caller.Token);
        await Task.Delay(200, TestContext.Current.CancellationToken);
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publication);

        var stop = gateway.StopAsync();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        Assert.False(stop.IsCompleted);
        gate.SetResult();
        await stop;

        Assert.Equal(2, gateway.Services.GetRequiredService<AccessStore>().Current.Snapshot.Revision);
    }

    [Fact]
    public async Task A_quota_goes_on_where_it_stood_after_a_restart()
    {
        var data = Directory.CreateTempSubdirectory("travelz-access-").FullName;
        var access = new AccessDouble();
        string key;
        await using (var before = await RunningGateway.StartAsync(access, data))
        {
            key = await before.KeyForAsync(AccessDouble.Subscription("travels", new PlanLimit("year", LimitKind.Quota, 3, LimitWindow.Year)));
            await before.GetAsync("/travels", key);
            await before.GetAsync("/travels", key);
        }
        await using (var after = await RunningGateway.StartAsync(access, data))
        {
            Assert.Equal(HttpStatusCode.OK, (await after.GetAsync("/travels", key)).StatusCode);
            Assert.Equal(HttpStatusCode.TooManyRequests, (await after.GetAsync("/travels", key)).StatusCode);
        }
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task Many_parallel_callers_get_exactly_the_quota_through_the_listener()
    {
        await using var gateway = await RunningGateway.StartAsync();
        var key = await gateway.KeyForAsync(AccessDouble.Subscription("travels", new PlanLimit("year", LimitKind.Quota, 100, LimitWindow.Year)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            var passed = 0;
            for (var call = 0; call < 4; call++)
            {
                using var answer = await gateway.GetAsync("/travels", key);
                passed += answer.StatusCode == HttpStatusCode.OK ? 1 : 0;
            }
            return passed;
        }));

        Assert.Equal(100, answers.Sum());
        Assert.Equal(100, gateway.Mesh.Calls.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_lost_or_foreign_pepper_ends_the_start_with_the_reason(bool lost)
    {
        var data = Directory.CreateTempSubdirectory("travelz-access-").FullName;
        await using (await RunningGateway.StartAsync(data: data))
        {
        }
        var pepper = Path.Combine(data, "keys", "pepper");
        File.Delete(pepper);
        if (!lost)
        {
            await File.WriteAllBytesAsync(pepper, new byte[32], TestContext.Current.CancellationToken);
        }

        var failure = await Assert.ThrowsAsync<SettingException>(() => RunningGateway.StartAsync(data: data));

        Assert.Contains(pepper, failure.Message, StringComparison.Ordinal);
        Assert.Equal(lost, !File.Exists(pepper));
        Directory.Delete(data, recursive: true);
    }
}
