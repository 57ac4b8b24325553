using System.Diagnostics;
using Portal.Api.Plans;
using Portal.Tests.Conventions;

namespace Portal.Tests.DataPlanes.ServiceManagement;

/// <summary>The example in deploy/3scale runs as its page says.</summary>
public sealed class ExampleTests
{
    [Fact]
    public async Task It_asks_takes_and_reports()
    {
        Assert.SkipUnless(File.Exists("/bin/sh") && File.Exists("/usr/bin/curl"), "sh and curl are not on this machine: the example in deploy/3scale cannot be run.");
        await using var control = await RunningControl.StartAsync();
        var asker = new ServiceAsker(control);
        var start = new ProcessStartInfo("/bin/sh", [Path.Combine(SourceTree.Root, "deploy/3scale/ask.sh")]) { RedirectStandardOutput = true };
        start.Environment["PORTAL"] = control.Addresses.Control!.GetLeftPart(UriPartial.Authority);
        start.Environment["SERVICE_TOKEN"] = await asker.TokenAsync();
        var key = await asker.UserKeyAsync(new PlanLimit("ever", LimitKind.Quota, 10, LimitWindow.Eternity));
        start.Environment["USER_KEY"] = key;

        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, process.ExitCode);
        Assert.Equal(["200", "200", "202", "200"], said.Split('\n').Where(line => line.Length == 3 && line.All(char.IsAsciiDigit)));
        Assert.Equal("3", await asker.UsedAsync(key));
    }
}
