using BenchmarkDotNet.Attributes;

namespace Bench.Guarding;

/// <summary>The guard alone: what it takes to decide, and to find the operation before it. Public for the tool that runs it.</summary>
[MemoryDiagnoser]
public class GuardBenchmark
{
    private GuardScene _scene = null!;

    [Params(10, 1_000_000)]
    public int Keys { get; set; }

    [Params(10, 5_000)]
    public int Operations { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        _scene = new GuardScene(Keys, Operations);
        if (_scene.Decide().Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal.Detail);
        }
    }

    [Benchmark(Description = "key, 2 limits, ledger")]
    public object Decide() => _scene.Decide();

    [Benchmark(Description = "find the operation")]
    public object? Find() => _scene.Index.Find("GET", _scene.Target).Operation;
}
