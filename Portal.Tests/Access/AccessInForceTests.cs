using System.Diagnostics;
using System.Net;
using Portal.Api.Hosting;
using Portal.Api.Plans;
using Portal.Tests.Gateway;

namespace Portal.Tests.Access;

public sealed class AccessInForceTests
{
    [Fact]
    public async Task A_revoked_key_is_refused_by_the_very_next_call_here_and_within_a_second_elsewhere()
    {
        var data = Directory.CreateTempSubdirectory("travelz-access-").FullName;
        var access = new AccessDouble();
        await using (var here = await RunningGateway.StartAsync(access, data))
        await using (var elsewhere = await RunningGateway.StartAsync(access, data))
        {
            var key = await here.KeyForAsync(AccessDouble.Subscription("travels"));
            await UntilAsync(async () => (await elsewhere.GetAsync("/travels", key)).StatusCode == HttpStatusCode.OK);

            access.Credentials.Clear();
            await here.PublishAsync();
            var revoked = Stopwatch.GetTimestamp();

            Assert.Equal(HttpStatusCode.Forbidden, (await here.GetAsync("/travels", key)).StatusCode);
            await UntilAsync(async () => (await elsewhere.GetAsync("/travels", key)).StatusCode == HttpStatusCode.Forbidden);
            Assert.InRange(Stopwatch.GetElapsedTime(revoked), TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }
        Directory.Delete(data, recursive: true);
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

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            Assert.InRange(Stopwatch.GetElapsedTime(began), TimeSpan.Zero, TimeSpan.FromSeconds(10));
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }
    }
}
