using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Bench.Gateways;

/// <summary>What one run of wrk said: whole answers a second, milliseconds.</summary>
internal sealed record WrkRun(double RequestsPerSecond, double P50, double P99, long Requests, long Failed);

/// <summary>Drives an address with wrk, whose latencies are those of a closed loop.</summary>
internal static partial class Wrk
{
    public static bool IsThere => Find() is not null;

    public static Task<WrkRun> RunAsync(Uri target, TimeSpan time, int connections, params string[] headers) =>
        StartAsync(target, time, connections, [.. headers.SelectMany(header => new[] { "-H", header })]);

    /// <param name="script">A file of Lua that makes the requests.</param>
    public static Task<WrkRun> RunScriptAsync(Uri target, TimeSpan time, int connections, string script) => StartAsync(target, time, connections, ["-s", script]);

    private static async Task<WrkRun> StartAsync(Uri target, TimeSpan time, int connections, string[] more)
    {
        var start = new ProcessStartInfo(Find()!, ["-t1", $"-c{connections}", $"-d{(int)time.TotalSeconds}s", "--latency", .. more, target.ToString()])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new WrkRun(
            Number(Rate().Match(text)),
            Milliseconds(Half().Match(text)),
            Milliseconds(Most().Match(text)),
            (long)Number(Count().Match(text)),
            Refused().Match(text) is { Success: true } refused ? (long)Number(refused) : 0);
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Select(folder => Path.Combine(folder, "wrk")).FirstOrDefault(File.Exists);

    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    private static double Milliseconds(Match match) => Number(match) * match.Groups[2].Value switch { "us" => 0.001, "ms" => 1, "s" => 1000, _ => 60000 };

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex Rate();

    [GeneratedRegex(@"50%\s+([\d.]+)(us|ms|s|m)")]
    private static partial Regex Half();

    [GeneratedRegex(@"99%\s+([\d.]+)(us|ms|s|m)")]
    private static partial Regex Most();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Count();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (\d+)")]
    private static partial Regex Refused();
}
