using System.Globalization;
using Bench.Serving;

namespace Bench.Gateways;

/// <summary>Two gateways before one upstream, one with ten keys and operations, one with a million keys and 5,000 operations, in turn: calls are spread over all of them.</summary>
internal sealed class ManyKeys(Uri upstream, int rounds, TimeSpan time)
{
    private const int Connections = 32;

    private const string Script = """
        local calls, at = {}, 0
        for line in io.lines("CALLS") do
          local key, path = line:match("(%S+) (%S+)")
          calls[#calls + 1] = wrk.format("GET", path, { ["X-API-Key"] = key, ["Host"] = "bench" })
        end
        request = function() at = at % #calls + 1; return calls[at] end
        """;

    public async Task RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bench-keys-");
        try
        {
            await MeasureAsync(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task MeasureAsync(string folder)
    {
        var (fewScript, manyScript) = (Path.Combine(folder, "few"), Path.Combine(folder, "many"));
        await using var few = await StartAsync(10, 10, fewScript);
        await using var many = await StartAsync(1_000_000, 5_000, manyScript);
        var (ofFew, ofMany) = (new Contender("10 keys, 10 operations", few.Address, [few.Id], []), new Contender("1,000,000 keys, 5,000 operations", many.Address, [many.Id], []));
        // Many rounds before the first that counts: each process compiles on its own what it runs often.
        for (var round = -4; round < rounds; round++)
        {
            foreach (var (contender, script) in new[] { (ofFew, fewScript), (ofMany, manyScript) })
            {
                var before = contender.CpuSeconds;
                var run = await Wrk.RunScriptAsync(contender.Target, time, Connections, script + ".lua");
                if (round >= 0)
                {
                    contender.Add(run, contender.CpuSeconds - before);
                }
            }
        }
        var ratios = ofMany.To(ofFew);
        Console.WriteLine("\n| | requests a second | p50 ms | p99 ms | processor us a request | many to few, median (least to most) | MB | bar |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var one in new[] { ofFew, ofMany })
        {
            var ratio = one == ofMany ? string.Create(CultureInfo.InvariantCulture, $"{ratios.Median():0.000} ({ratios.Min():0.00} to {ratios.Max():0.00})") : "";
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {one.Name} | {one.Runs.Select(run => run.RequestsPerSecond).Median():N0} | {one.Runs.Select(run => run.P50).Median():0.00} | {one.Runs.Select(run => run.P99).Median():0.00} | {one.CpuMicros.Median():0.0} | {ratio} | {one.Megabytes:0} | {(one == ofMany ? "within 5 %" : "")} |"));
            if (one.Runs.Sum(run => run.Failed) is > 0 and var failed)
            {
                Console.WriteLine($"| | {failed:N0} answers were refusals: the row says nothing | | | | | | |");
            }
        }
    }

    private async Task<BenchProcess> StartAsync(int keys, int operations, string calls)
    {
        var address = Listener.FreeAddress();
        var process = await BenchProcess.OfThisAsync(
            address, "gateway", "edge", address.ToString(), upstream.ToString(), keys.ToString(CultureInfo.InvariantCulture), operations.ToString(CultureInfo.InvariantCulture), calls);
        while (!File.Exists(calls + ".ready"))
        {
            if (process.HasExited)
            {
                throw new InvalidOperationException($"The gateway with {keys:N0} keys ended before it was ready: what it said of it stands above.");
            }
            await Task.Delay(50);
        }
        await File.WriteAllTextAsync(calls + ".lua", Script.Replace("CALLS", calls, StringComparison.Ordinal));
        return process;
    }
}
