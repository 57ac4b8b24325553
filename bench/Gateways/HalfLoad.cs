using System.Globalization;

namespace Bench.Gateways;

/// <summary>What the gateway adds to a bare proxy's times where nobody is in a hurry: half of the calls that it could take, at an even pace, each in turn.</summary>
internal sealed class HalfLoad(Contender bare, Contender gateway, int rounds, TimeSpan time)
{
    private const int Connections = 16;

    public async Task RunAsync()
    {
        var rate = gateway.Runs.Select(run => run.RequestsPerSecond).Median() / 2;
        var (before, after, failed) = (new List<(double P50, double P99)>(), new List<(double P50, double P99)>(), 0L);
        for (var round = -1; round < rounds; round++)
        {
            var one = await PacedSender.RunAsync(bare.Target, bare.Headers, rate, Connections, time);
            var other = await PacedSender.RunAsync(gateway.Target, gateway.Headers, rate, Connections, time);
            if (round >= 0)
            {
                before.Add((one.Milliseconds.Median(), one.Milliseconds.At(0.99)));
                after.Add((other.Milliseconds.Median(), other.Milliseconds.At(0.99)));
                failed += one.Failed + other.Failed;
            }
        }
        var added = after.Zip(before, (mine, theirs) => mine.P99 - theirs.P99).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"\nHalf load: {rate:N0} requests a second from {Connections} connections of this program, each with a plan of its own; {rounds} rounds, bare YARP and the gateway in turn; {failed:N0} failed.\n"));
        Console.WriteLine("| | p50 ms | p99 ms | bar |");
        Console.WriteLine("|---|---|---|---|");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| bare YARP | {before.Select(run => run.P50).Median():0.000} | {before.Select(run => run.P99).Median():0.000} | |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| gateway | {after.Select(run => run.P50).Median():0.000} | {after.Select(run => run.P99).Median():0.000} | |"));
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| added, median of the rounds (least to most) | {after.Zip(before, (mine, theirs) => mine.P50 - theirs.P50).Median():0.000} | {added.Median():0.000} ({added.Min():0.000} to {added.Max():0.000}) | 10 % or 0.2 ms |"));
    }
}
