using Bench.Guarding;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace Bench;

/// <summary>The guard alone, by BenchmarkDotNet, and what a million credentials take in memory.</summary>
internal static class GuardCommand
{
    public static int Run()
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var scene = new GuardScene(1_000_000, 10);
        var megabytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1e6;
        GC.KeepAlive(scene);
        Console.WriteLine($"\n{Machine.Line}. A million credentials in force: {megabytes:N0} MB.\n");
        BenchmarkRunner.Run<GuardBenchmark>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)).WithArtifactsPath(Path.Combine(Path.GetTempPath(), "travelz-bench-guard")));
        return 0;
    }
}
