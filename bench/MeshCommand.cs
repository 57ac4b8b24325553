using System.Diagnostics;
using System.Globalization;
using Bench.Meshes;

namespace Bench;

/// <summary>A call as it is, through a pair of sidecars, and with the check between domains, in alternating rounds of one process.</summary>
internal static class MeshCommand
{
    private const int InFlight = 16;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(3);

    public static async Task<int> RunAsync(int rounds)
    {
        await using var server = await MeshServer.StartAsync();
        await MeasureAsync(server, rounds, "<= 0.02 ms over the pair");
        return 0;
    }

    /// <summary>The same with the called service in another process, whose sidecar asks the guard here by ext_authz.</summary>
    public static async Task<int> RunElsewhereAsync(int rounds)
    {
        await using var server = await MeshServer.StartAsync(isElsewhere: true);
        using var member = Process.Start(Environment.ProcessPath!, ["join", "member", server.Control.ToString()]);
        try
        {
            await server.UntilThereAsync();
            await MeasureAsync(server, rounds, "<= 0.3 ms p50 over the pair");
        }
        finally
        {
            member.Kill();
            await member.WaitForExitAsync();
        }
        return 0;
    }

    private static async Task MeasureAsync(MeshServer server, int rounds, string bar)
    {
        (string Name, HttpClient Client)[] ways = [("direct", server.Direct), ("one sidecar pair", server.Near), ("one sidecar pair, between domains", server.Far)];
        foreach (var (_, client) in ways)
        {
            // Until everything is compiled as well as it will be.
            await AllAtOnceAsync(client, TimeSpan.FromSeconds(6));
        }
        var most = (await AllAtOnceAsync(server.Far, Round)).Count / Round.TotalSeconds;
        var rate = (int)(most / 2);
        var seen = ways.Select(_ => new List<Figures>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                // Each begins as often as the others.
                var which = (way + round) % ways.Length;
                var worked = Process.GetCurrentProcess().TotalProcessorTime;
                var times = await PacedAsync(ways[which].Client, rate);
                seen[which].Add(new Figures(times.Median(), times.At(0.99), (Process.GetCurrentProcess().TotalProcessorTime - worked).TotalMicroseconds / times.Count));
            }
        }
        Console.WriteLine(Machine.Line);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"At {rate:N0} calls a second, half of what the last of them does with {InFlight} in flight; {rounds} rounds of {Round.TotalSeconds:0} s each; answers of 2 kB."));
        Console.WriteLine();
        Console.WriteLine("| way | p50 | p99 | added p50 (median of rounds) | added p99 (median of rounds) | processor's time of a call, its sender's too | bar |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        Row(ways[0].Name, seen[0], null, "");
        Row(ways[1].Name, seen[1], seen[0], "<= 0.35 ms / <= 1.5 ms");
        Row(ways[2].Name, seen[2], seen[1], bar);
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Resident memory: {Process.GetCurrentProcess().WorkingSet64 / 1024 / 1024} MB."));
    }

    private static void Row(string name, List<Figures> seen, List<Figures>? beside, string bar)
    {
        var added50 = beside is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{seen.Zip(beside, (here, there) => here.P50 - there.P50).Median():0.000} ms");
        var added99 = beside is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{seen.Zip(beside, (here, there) => here.P99 - there.P99).Median():0.000} ms");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {seen.Select(one => one.P50).Median():0.000} ms | {seen.Select(one => one.P99).Median():0.000} ms | {added50} | {added99} | {seen.Select(one => one.Micros).Median():0} us | {bar} |"));
    }

    private readonly record struct Figures(double P50, double P99, double Micros);

    private static async Task<List<double>> AllAtOnceAsync(HttpClient client, TimeSpan length)
    {
        var began = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, InFlight).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>(20_000);
            while (Stopwatch.GetElapsedTime(began) < length)
            {
                own.Add(await CallAsync(client));
            }
            return own;
        })));
        return [.. times.SelectMany(own => own)];
    }

    /// <summary>So many a second, each at its time whether or not those before are answered.</summary>
    private static async Task<List<double>> PacedAsync(HttpClient client, int rate)
    {
        var calls = new List<Task<double>>();
        var began = Stopwatch.GetTimestamp();
        var total = (int)(rate * Round.TotalSeconds);
        while (calls.Count < total)
        {
            var due = Math.Min(total, (int)(rate * Stopwatch.GetElapsedTime(began).TotalSeconds));
            while (calls.Count < due)
            {
                calls.Add(CallAsync(client));
            }
            await Task.Delay(1);
        }
        return [.. await Task.WhenAll(calls)];
    }

    private static async Task<double> CallAsync(HttpClient client)
    {
        var began = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync("echo");
        await answer.Content.CopyToAsync(Stream.Null);
        return answer.IsSuccessStatusCode ? Stopwatch.GetElapsedTime(began).TotalMilliseconds : throw new InvalidOperationException($"Answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }
}
