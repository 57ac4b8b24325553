using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Bench.Fuzzing;

namespace Bench;

/// <summary>
/// Reads mutated documents for a while, and lints, compares, shows and writes what is read: nothing but documents and clean refusals may come
/// of it, each within a time. What else came is kept as a file to do it again.
/// </summary>
internal static class FuzzCommand
{
    private const int LargestSeed = 300_000;
    private const int MostFaults = 20;
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(5);

    /// <summary>In a process of its own, whose death is a finding too.</summary>
    public static int Run(int seconds)
    {
        var folder = Directory.CreateTempSubdirectory("bench-fuzz-").FullName;
        var number = (int)(Stopwatch.GetTimestamp() & int.MaxValue);
        using var process = Process.Start(Environment.ProcessPath!, ["fuzz", "here", seconds.ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture), folder]);
        process.WaitForExit();
        if (process.ExitCode is 0)
        {
            Directory.Delete(folder, recursive: true);
        }
        else if (process.ExitCode is not 1)
        {
            Console.WriteLine($"The process died over {Running(folder)}.");
        }
        return process.ExitCode is 0 ? 0 : 1;
    }

    /// <summary>Once more what a file holds.</summary>
    public static int RunFile(string file)
    {
        var seed = Seeds().First();
        Console.WriteLine(FuzzTrial.Run(File.ReadAllBytes(file), seed) ? "a document" : "a refusal");
        return 0;
    }

    public static int RunHere(int seconds, int number, string folder)
    {
        var seeds = Seeds().ToList();
        var campaign = new FuzzCampaign(seeds, number);
        var rows = FuzzCampaign.Kinds.ToDictionary(kind => kind, _ => new Row());
        var faults = 0;
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(seconds) && faults < MostFaults;)
        {
            var one = campaign.Next();
            File.WriteAllBytes(Running(folder), one.Bytes);
            if (rows[one.Kind].Add(Try(one)) is { } fault)
            {
                var file = Path.Combine(folder, $"fault-{++faults}");
                File.WriteAllBytes(file, one.Bytes);
                Console.WriteLine($"{file} ({one.Kind} of {one.Seed.Name}): {fault}");
            }
        }
        Tell(rows, seeds.Count, number);
        return faults == 0 ? 0 : 1;
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Any exception is what is looked for.")]
    private static (bool IsDocument, TimeSpan Time, string? Fault) Try(FuzzCase one)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var isDocument = FuzzTrial.Run(one.Bytes, one.Seed);
            return (isDocument, clock.Elapsed, clock.Elapsed > Cap ? $"took {clock.Elapsed.TotalSeconds:0.0} s" : null);
        }
        catch (Exception exception)
        {
            return (false, clock.Elapsed, exception.ToString());
        }
    }

    private static void Tell(Dictionary<string, Row> rows, int seeds, int number)
    {
        Console.WriteLine($"{seeds} documents, mutated from number {number}");
        Console.WriteLine("| mutated | inputs | documents | refusals | slowest | faults |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (kind, row) in rows)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {kind} | {row.Documents + row.Refusals + row.Faults:N0} | {row.Documents:N0} | {row.Refusals:N0} | {row.Slowest.TotalMilliseconds:N0} ms | {row.Faults} |"));
        }
    }

    private static IEnumerable<FuzzSeed> Seeds() => Corpus.Small(LargestSeed).Select(file => FuzzSeed.Of(Path.GetRelativePath(Corpus.Root, file), File.ReadAllBytes(file))).OfType<FuzzSeed>();

    private static string Running(string folder) => Path.Combine(folder, "running");

    private sealed class Row
    {
        public int Documents { get; private set; }

        public int Refusals { get; private set; }

        public int Faults { get; private set; }

        public TimeSpan Slowest { get; private set; }

        public string? Add((bool IsDocument, TimeSpan Time, string? Fault) came)
        {
            Faults += came.Fault is null ? 0 : 1;
            Documents += came is { Fault: null, IsDocument: true } ? 1 : 0;
            Refusals += came is { Fault: null, IsDocument: false } ? 1 : 0;
            Slowest = came.Time > Slowest ? came.Time : Slowest;
            return came.Fault;
        }
    }
}
