using System.Net;

namespace Portal.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task A_started_portal_says_that_it_is_ready()
    {
        await using var portal = await RunningPortal.StartAsync();

        var answer = await portal.Portal.GetAsync("/health/ready", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
