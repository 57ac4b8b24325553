using System.IO.Compression;
using Portal.Api.Contracts.Nodes;

namespace Bench.Fuzzing;

/// <summary>Spreads a document over files that refer to each other, some JSON and some YAML, and zips them.</summary>
internal sealed class ZipMaker(Random random)
{
    private readonly List<(string Name, byte[] Bytes)> _files = [];

    public byte[] Make(ObjectNode root)
    {
        _files.Clear();
        var folder = random.Next(3) == 0 ? "api/" : "";
        var first = Spread(root, 0, folder);
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in _files.Append((folder + Name("openapi"), random.Next(2) == 0 ? NodeJson.Write(first) : NodeYaml.Write(first))))
            {
                using var stream = zip.CreateEntry(name, random.Next(2) == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression).Open();
                stream.Write(bytes);
            }
        }
        return memory.ToArray();
    }

    private ContractNode Spread(ContractNode node, int depth, string folder)
    {
        if (depth > 1 && node is ObjectNode { Count: > 0 } part && random.Next(6) == 0)
        {
            var name = $"{random.Next(12)}-{depth}.{(random.Next(2) == 0 ? "json" : "yaml")}";
            _files.Add((folder + name, name.EndsWith("json", StringComparison.Ordinal) ? NodeJson.Write(Inside(part)) : NodeYaml.Write(Inside(part))));
            return ObjectNode.Of(node.Place, [new Member("$ref", new ScalarNode(ScalarKind.String, name, node.Place), node.Place)]);
        }
        return depth > 6 ? node : node switch
        {
            ObjectNode map => ObjectNode.Of(map.Place, [.. map.Members.Select(member => member with { Value = Spread(member.Value, depth + 1, folder) })]),
            ArrayNode list => new ArrayNode(list.Place, [.. list.Items.Select(item => Spread(item, depth + 1, folder))]),
            _ => node,
        };
    }

    /// <summary>References into the document lead back to it; sometimes they are left, and lead nowhere.</summary>
    private ContractNode Inside(ContractNode node) => node switch
    {
        ObjectNode map => ObjectNode.Of(map.Place, [.. map.Members.Select(member => member is { Name: "$ref", Value.AsString: ['#', ..] reference } && random.Next(20) != 0
            ? member with { Value = new ScalarNode(ScalarKind.String, Name("openapi") + reference, map.Place) }
            : member with { Value = Inside(member.Value) })]),
        ArrayNode list => new ArrayNode(list.Place, [.. list.Items.Select(Inside)]),
        _ => node,
    };

    private static string Name(string stem) => stem + ".yaml";
}
