namespace Bench.Gateways;

/// <summary>One of those that are measured side by side.</summary>
internal sealed record Contender(string Name, Uri Target, int Process, string[] Headers)
{
    public List<WrkRun> Runs { get; } = [];

    public List<double> CpuMicros { get; } = [];

    public void Add(WrkRun run, double cpuSeconds)
    {
        Runs.Add(run);
        CpuMicros.Add(cpuSeconds * 1_000_000 / Math.Max(1, run.Requests));
    }
}
