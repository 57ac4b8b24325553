using System.Globalization;
using Bench.Gateways;
using Bench.Serving;

namespace Bench;

/// <summary>
/// Requests a second, latency and processor time of the gateway beside a proxy that does nothing else, nginx that asks the portal, and Prism, all before one upstream, in rounds
/// that go through all of them, so that what the machine does besides falls on each alike. Then times at half load, changes under load, and very many keys.
/// </summary>
internal sealed class GatewayCommand(IReadOnlyList<Contender> contenders, int rounds, TimeSpan time)
{
    private static readonly TimeSpan Warming = TimeSpan.FromSeconds(15);

    private const int Connections = 32;
    private const string Off = "checks: { requests: off, responses: off }";
    private const string Enforced = "checks: { requests: enforce, responses: enforce }";
    private const string Mocked = "checks: { requests: enforce, responses: off }\nmock: true";

    public static async Task<int> RunAsync(string published, int rounds, int seconds)
    {
        if (!Wrk.IsThere)
        {
            Console.WriteLine("Not measured: wrk is not on this machine (Debian: apt-get install wrk).");
            return 0;
        }
        await using var upstream = await OfThisAsync("upstream");
        await using var yarp = await OfThisAsync("yarp", upstream.Address.ToString());
        await using var portal = await ServedPortal.StartAsync(published, folder => EchoCatalogue.Write(folder, upstream.Address, ("echo", Off), ("checked", Enforced), ("mocked", Mocked)), ("Roles", "portal,gateway,control"));
        var access = await EchoAccess.GetAsync(portal, "echo", "checked", "mocked");
        await using var rivals = await GatewayRivals.StartAsync(portal, upstream.Address, access.Key);
        string[] key = [$"X-API-Key: {access.Key}"];
        Contender bare = new("bare YARP", new(yarp.Address, "echo/1"), [yarp.Id], []), gateway = new("gateway: key, 2 limits, ledger, records", new(portal.Gateway, "echo/1"), [portal.ProcessId], key);
        Contender whole = new("the same, request and answer held against the contract", new(portal.Gateway, "checked/1?nights=3"), [portal.ProcessId], key);
        Contender mock = new("the same, answered from the contract instead (mock)", new(portal.Gateway, "mocked/1?nights=3"), [portal.ProcessId], key);
        var command = new GatewayCommand([new("upstream itself", new(upstream.Address, "echo/1"), [upstream.Id], []), bare, gateway, whole, mock, .. rivals.All], rounds, TimeSpan.FromSeconds(seconds));
        Console.WriteLine($"\n{Machine.Line}. {rounds} rounds of {seconds} s each, {Connections} connections, a {EchoUpstream.Answer.Length:N0} byte answer; median of the rounds.\n");
        await command.MeasureAsync();
        command.Print(bare);
        Beside(rivals, mock, whole);
        await new HalfLoad(bare, gateway, rounds, command.Time).RunAsync();
        await new ChangeUnderLoad(portal, access, gateway.Target, gateway.Runs.Select(run => run.RequestsPerSecond).Median() / 4).RunAsync();
        await new ManyKeys(upstream.Address, rounds, command.Time).RunAsync();
        return 0;
    }

    /// <summary>Bare YARP and the gateway alone, in turn, and times at half load: what one asks again and again while something is mended.</summary>
    public static async Task<int> RunHalfAsync(string published, int rounds, int seconds)
    {
        await using var upstream = await OfThisAsync("upstream");
        await using var yarp = await OfThisAsync("yarp", upstream.Address.ToString());
        await using var portal = await ServedPortal.StartAsync(published, folder => EchoCatalogue.Write(folder, upstream.Address, ("echo", Off)), ("Roles", "portal,gateway,control"));
        var access = await EchoAccess.GetAsync(portal, "echo");
        Contender bare = new("bare YARP", new(yarp.Address, "echo/1"), [yarp.Id], []), gateway = new("gateway: key, 2 limits, ledger, records", new(portal.Gateway, "echo/1"), [portal.ProcessId], [$"X-API-Key: {access.Key}"]);
        var command = new GatewayCommand([bare, gateway], rounds, TimeSpan.FromSeconds(seconds));
        Console.WriteLine($"\n{Machine.Line}. {rounds} rounds of {seconds} s each, {Connections} connections; median of the rounds.\n");
        await command.MeasureAsync();
        command.Print(bare);
        await new HalfLoad(bare, gateway, rounds, command.Time).RunAsync();
        return 0;
    }

    private TimeSpan Time => time;

    private static Task<BenchProcess> OfThisAsync(string what, params string[] arguments)
    {
        var address = Listener.FreeAddress();
        return BenchProcess.OfThisAsync(address, ["gateway", what, address.ToString(), .. arguments]);
    }

    private async Task MeasureAsync()
    {
        foreach (var contender in contenders)
        {
            // What is compiled as it runs, and again when it has run often, comes before what is measured.
            await Wrk.RunAsync(contender.Target, Warming, Connections, contender.Headers);
        }
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in contenders)
            {
                var before = contender.CpuSeconds;
                var run = await Wrk.RunAsync(contender.Target, time, Connections, contender.Headers);
                contender.Add(run, contender.CpuSeconds - before);
            }
        }
    }

    private void Print(Contender bare)
    {
        Console.WriteLine("| | requests a second | p50 ms | p99 ms | processor us a request | ratio to bare YARP, median (least to most) | MB |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var one in contenders)
        {
            var ratios = one.To(bare);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {one.Name} | {one.Runs.Select(run => run.RequestsPerSecond).Median():N0} | {one.Runs.Select(run => run.P50).Median():0.00} | {one.Runs.Select(run => run.P99).Median():0.00} | {one.CpuMicros.Median():0} | {ratios.Median():0.00} ({ratios.Min():0.00} to {ratios.Max():0.00}) | {one.Megabytes:0} |"));
            if (one.Runs.Sum(run => run.Failed) is > 0 and var failed)
            {
                Console.WriteLine($"| | {failed:N0} answers were refusals: the row says nothing | | | | | |");
            }
        }
    }

    private static void Beside(GatewayRivals rivals, Contender mock, Contender whole)
    {
        foreach (var (ours, theirs) in new[] { (mock, rivals.PrismMock), (whole, rivals.PrismProxy) })
        {
            if (theirs is not null)
            {
                var ratios = ours.To(theirs);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"\n{theirs.Name}: the gateway answers {ratios.Median():0.0} times as many ({ratios.Min():0.0} to {ratios.Max():0.0}); bar 6."));
            }
        }
    }
}
