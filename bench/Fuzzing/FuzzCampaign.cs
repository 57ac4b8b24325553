using Portal.Api.Contracts.Nodes;

namespace Bench.Fuzzing;

/// <summary>Mutated documents without end; the same seed number makes the same ones.</summary>
internal sealed class FuzzCampaign
{
    public static readonly IReadOnlyList<string> Kinds = ["bytes", "nodes as JSON", "nodes as YAML", "zip of nodes", "bytes of a zip"];

    private readonly IReadOnlyList<FuzzSeed> _seeds;
    private readonly Random _random;
    private readonly ByteMutator _bytes;
    private readonly NodeMutator _nodes;
    private readonly ZipMaker _zips;

    public FuzzCampaign(IReadOnlyList<FuzzSeed> seeds, int number)
    {
        _seeds = seeds;
        _random = new Random(number);
        _bytes = new ByteMutator(_random);
        _nodes = new NodeMutator(_random);
        _zips = new ZipMaker(_random);
    }

    public FuzzCase Next()
    {
        var seed = _seeds[_random.Next(_seeds.Count)];
        var kind = _random.Next(Kinds.Count);
        return new FuzzCase(Kinds[kind], seed, kind switch
        {
            0 => _bytes.Mutate(seed.Bytes, _seeds[_random.Next(_seeds.Count)].Bytes),
            1 => NodeJson.Write(_nodes.Mutate(seed.Root)),
            2 => NodeYaml.Write(_nodes.Mutate(seed.Root)),
            3 => _zips.Make(_random.Next(3) == 0 ? seed.Root : _nodes.Mutate(seed.Root)),
            _ => _bytes.Mutate(_zips.Make(seed.Root), seed.Bytes),
        });
    }
}

internal sealed record FuzzCase(string Kind, FuzzSeed Seed, byte[] Bytes);
