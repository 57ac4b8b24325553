using System.Globalization;

namespace Bench.Serving;

/// <summary>What the kernel says of a process.</summary>
internal static class ProcessFigures
{
    // What /proc counts in on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    public static double ResidentMegabytes(int process) => double.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1000;

    /// <summary>The same with the processes that it has started, such as nginx's workers.</summary>
    public static double CpuSecondsOfTree(int process) => CpuSeconds(process) + ChildrenOf(process).Sum(CpuSecondsOfTree);

    private static IEnumerable<int> ChildrenOf(int process) => Directory.EnumerateDirectories($"/proc/{process}/task")
        .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(child => int.Parse(child, CultureInfo.InvariantCulture));

    /// <summary>Seconds of processor time so far, of its threads together.</summary>
    public static double CpuSeconds(int process)
    {
        var text = File.ReadAllText($"/proc/{process}/stat");
        var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return (long.Parse(fields[11], CultureInfo.InvariantCulture) + long.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }
}
