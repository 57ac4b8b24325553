using System.Diagnostics;
using System.Globalization;
using Bench.Guarding;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Bench;

/// <summary>
/// The guard alone with few and with very many keys and operations, in rounds that take turns, so that what the machine does besides falls on both alike; what a million
/// credentials take in memory; and what BenchmarkDotNet says of it, allocations above all.
/// </summary>
internal static class GuardCommand
{
    private const int Rounds = 41;
    private const int Calls = 100_000;

    public static int Run(bool thorough)
    {
        var (few, many) = (new GuardScene(10, 10), new GuardScene(1_000_000, 5_000));
        Console.WriteLine($"\n{Machine.Line}. {Rounds} rounds of {Calls:N0}, few and many in turn; median.\n");
        Console.WriteLine("| figure | few | many | many less few, median (least to most) | bar |");
        Console.WriteLine("|---|---|---|---|---|");
        Compare("key, 2 limits, ledger: 10 keys and 1,000,000", number => few.Decide(number), number => many.Decide(number));
        Compare("find the operation: 10 and 5,000", number => few.Find(number), number => many.Find(number));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| memory of the credentials in force | | {many.Megabytes:0} MB | | <= 250 MB |"));
        if (thorough)
        {
            BenchmarkRunner.Run<GuardBenchmark>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "travelz-bench-guard")));
        }
        return 0;
    }

    private static void Compare(string what, Func<int, object?> few, Func<int, object?> many)
    {
        var (ofFew, ofMany) = (new List<double>(), new List<double>());
        for (var round = -3; round < Rounds; round++)
        {
            var (one, other) = (Nanoseconds(few), Nanoseconds(many));
            if (round >= 0)
            {
                ofFew.Add(one);
                ofMany.Add(other);
            }
        }
        var more = ofMany.Zip(ofFew, (all, some) => all - some).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {what} | {ofFew.Median():N0} ns | {ofMany.Median():N0} ns | {more.Median():N0} ns ({more.Min():N0} to {more.Max():N0}) | within 5 % of a whole call: bench/run gateway |"));
    }

    private static double Nanoseconds(Func<int, object?> ask)
    {
        var began = Stopwatch.GetTimestamp();
        for (var call = 0; call < Calls; call++)
        {
            ask(call);
        }
        return Stopwatch.GetElapsedTime(began).TotalNanoseconds / Calls;
    }
}
