using Bench.Serving;

namespace Bench.Gateways;

/// <summary>One of those that are measured side by side. Its processor time is that of all its processes and their children.</summary>
internal sealed record Contender(string Name, Uri Target, int[] Processes, string[] Headers)
{
    public List<WrkRun> Runs { get; } = [];

    public List<double> CpuMicros { get; } = [];

    public double Megabytes => Processes.Sum(ProcessFigures.ResidentMegabytes);

    public double CpuSeconds => Processes.Sum(ProcessFigures.CpuSecondsOfTree);

    public void Add(WrkRun run, double cpuSeconds)
    {
        Runs.Add(run);
        CpuMicros.Add(cpuSeconds * 1_000_000 / Math.Max(1, run.Requests));
    }

    /// <summary>Round by round: how many times as many requests a second as another.</summary>
    public IReadOnlyList<double> To(Contender other) => [.. Runs.Zip(other.Runs, (run, theirs) => run.RequestsPerSecond / theirs.RequestsPerSecond)];
}
