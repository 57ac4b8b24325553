using System.Diagnostics;

namespace Portal.Tests.Mesh;

internal static class Wait
{
    /// <summary>Asks until the answer is yes, and fails after the deadline. Returns how long it took.</summary>
    public static async Task<TimeSpan> UntilAsync(Func<Task<bool>> condition, TimeSpan deadline, string what)
    {
        var watch = Stopwatch.StartNew();
        while (!await condition())
        {
            Assert.True(watch.Elapsed < deadline, $"Not within {deadline}: {what}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
        return watch.Elapsed;
    }
}
