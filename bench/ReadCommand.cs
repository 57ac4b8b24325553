using System.Diagnostics;
using System.Globalization;
using Portal.Api.Contracts;

namespace Bench;

/// <summary>
/// What reading a contract costs, each in a process of its own: time of the first read and of later ones, memory at the peak and kept
/// (bytes included), over what the process had before.
/// </summary>
internal static class ReadCommand
{
    /// <summary>A few hundred bytes, and a billion values once written out.</summary>
    private static string Bomb => "a: &a [x,x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 9).Select(level => $"{(char)('a' + level)}: &{(char)('a' + level)} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + level - 1)}", 10))}]\n"));

    public static int Run()
    {
        Console.WriteLine("| document | size | operations | first read | warm read | kept | at peak |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        var bomb = Path.GetTempFileName();
        File.WriteAllText(bomb, Bomb);
        foreach (var (name, file) in Corpus.Shown.Where(document => File.Exists(document.File)).Append(("A YAML bomb", bomb)))
        {
            var start = new ProcessStartInfo(Environment.ProcessPath!, ["read", "one", file]) { RedirectStandardOutput = true };
            using var process = Process.Start(start)!;
            var figures = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            Console.WriteLine($"| {name} | {figures} |");
        }
        File.Delete(bomb);
        return 0;
    }

    public static int RunOne(string file)
    {
        // The reader's code is compiled by a tiny document first: a server that publishes has long done so.
        ContractReader.Read("""{"openapi":"3.1.1","info":{"title":"T","version":"1"},"paths":{}}"""u8.ToArray());
        ContractReader.Read("openapi: 3.1.1\ninfo: { title: T, version: '1' }\npaths: {}\n"u8.ToArray());
        var before = Settled();
        ResetPeak();
        var resident = Status("VmRSS");
        var clock = Stopwatch.StartNew();
        var read = ContractReader.Read(File.ReadAllBytes(file));
        var first = clock.Elapsed;
        var peak = Status("VmHWM") - resident;
        if (!read.IsReadable)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"refused in {first.TotalMilliseconds:0.0} ms: {string.Join("; ", read.Problems.Take(3))}"));
            return 1;
        }
        var kept = Settled() - before;
        var rounds = new List<TimeSpan>();
        for (var round = 0; round < 5; round++)
        {
            var bytes = File.ReadAllBytes(file);
            clock.Restart();
            GC.KeepAlive(ContractReader.Read(bytes));
            rounds.Add(clock.Elapsed);
        }
        rounds.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{read.Document.Bytes.Length / 1e6:0.00} MB | {read.Document.Operations.Count:N0} | {first.TotalMilliseconds:0} ms | {rounds[2].TotalMilliseconds:0.0} ms | {kept / 1e6:0.0} MB | {peak / 1e3:0.0} MB"));
        GC.KeepAlive(read);
        return 0;
    }

    private static long Settled() => GC.GetTotalMemory(forceFullCollection: true);

    /// <summary>Linux keeps the highest resident size; writing 5 sets it back to the present one.</summary>
    private static void ResetPeak() => File.WriteAllText("/proc/self/clear_refs", "5");

    /// <summary>In kilobytes.</summary>
    private static long Status(string name) => long.Parse(
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(name + ":", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture);
}
