using BenchmarkDotNet.Attributes;

namespace Bench.Guarding;

/// <summary>The guard alone: what it takes to decide, and to find the operation before it. Public for the tool that runs it.</summary>
[MemoryDiagnoser]
public class GuardBenchmark
{
    private GuardScene _scene = null!;
    private int _question;

    [Params(10, 1_000_000)]
    public int Size { get; set; }

    /// <summary>As many operations as fit the size: 10 or 5,000.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _scene = new GuardScene(Size, Math.Min(Size, 5_000));
        if (_scene.Decide(0).Refusal is { } refusal)
        {
            throw new InvalidOperationException(refusal.Detail);
        }
    }

    [Benchmark(Description = "key, 2 limits, ledger")]
    public object Decide() => _scene.Decide(_question++ & int.MaxValue);

    [Benchmark(Description = "find the operation")]
    public object? Find() => _scene.Find(_question++ & int.MaxValue);
}
