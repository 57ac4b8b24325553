using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>
/// Reads the fields of one YAML mapping. What nobody has asked for by the time of <see cref="Close"/> is a problem: a field that is
/// written but not executed would be a promise that is not kept.
/// </summary>
internal sealed class FieldReader(FileSpot spot, YamlMappingNode node, List<MeshProblem> problems)
{
    private static readonly Dictionary<string, string> None = [];

    private readonly List<string> _known = [];

    public FileSpot Spot => spot;

    public FileSpot At(string field) => new(spot.File, LineOf(field), PathOf(field));

    public bool Has(string field) => Find(field) is not null;

    public void Report(string field, string reason) => problems.Add(At(field).Problem(reason));

    public string? Text(string field, bool required = false)
    {
        switch (Find(field))
        {
            case YamlScalarNode { Value: { Length: > 0 } text }:
                return text;
            case null or YamlScalarNode when required:
                Report(field, "is required, and takes text");
                return null;
            case null or YamlScalarNode:
                return null;
            default:
                Report(field, "takes text");
                return null;
        }
    }

    public bool Flag(string field)
    {
        var text = Text(field);
        if (text is null or "true" or "false")
        {
            return text == "true";
        }
        Report(field, $"takes true or false, not '{text}'");
        return false;
    }

    /// <summary>An empty text is one too, where it is written.</summary>
    public string? TextOrEmpty(string field)
    {
        if (Find(field) is YamlScalarNode { Value: "" or null, Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted })
        {
            return "";
        }
        return Text(field);
    }

    public int? Whole(string field, int least = 0, int most = int.MaxValue)
    {
        if (Text(field) is not { } text)
        {
            return null;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }
        Report(field, $"takes a whole number from {least}{(most == int.MaxValue ? " on" : $" to {most}")}, not '{text}'");
        return null;
    }

    public IReadOnlyList<string> Texts(string field)
    {
        if (Find(field) is not { } found)
        {
            return [];
        }
        if (found is YamlSequenceNode list && list.All(item => item is YamlScalarNode { Value.Length: > 0 }))
        {
            return [.. list.Cast<YamlScalarNode>().Select(item => item.Value!)];
        }
        Report(field, "takes a list of texts");
        return [];
    }

    public IReadOnlyDictionary<string, string> Labels(string field) => Pairs(field) is { Count: > 0 } pairs ? new Dictionary<string, string>(pairs) : None;

    /// <summary>Names with a text each, as they are written.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Pairs(string field)
    {
        if (Find(field) is not { } found)
        {
            return [];
        }
        if (found is YamlMappingNode map && map.Children.All(pair => pair is { Key: YamlScalarNode, Value: YamlScalarNode }))
        {
            return [.. map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, ((YamlScalarNode)pair.Value).Value ?? ""))];
        }
        Report(field, "takes names with a text each");
        return [];
    }

    public FieldReader? Map(string field, bool required = false)
    {
        switch (Find(field))
        {
            case YamlMappingNode map:
                return new FieldReader(At(field), map, problems);
            case null when !required:
                return null;
            default:
                Report(field, required ? "is required, and takes fields" : "takes fields");
                return null;
        }
    }

    public IReadOnlyList<FieldReader> Maps(string field)
    {
        if (Find(field) is not { } found)
        {
            return [];
        }
        if (found is YamlSequenceNode list && list.All(item => item is YamlMappingNode))
        {
            return [.. list.Cast<YamlMappingNode>().Select((item, index) =>
                new FieldReader(new FileSpot(spot.File, Line(item.Start), $"{PathOf(field)}[{index}]"), item, problems))];
        }
        Report(field, "takes a list of entries with fields");
        return [];
    }

    /// <summary>Every field of a mapping whose names are free, such as header names.</summary>
    public IEnumerable<(string Name, FieldReader Fields)> Named()
    {
        foreach (var name in node.Children.Keys.OfType<YamlScalarNode>().Select(key => key.Value!))
        {
            if (Map(name, required: true) is { } fields)
            {
                yield return (name, fields);
            }
        }
    }

    public void Close()
    {
        foreach (var (key, _) in node.Children)
        {
            if (key is not YamlScalarNode { Value: { } name })
            {
                problems.Add(new MeshProblem(spot.File, Line(key.Start), spot.Field, "has a name that is not text"));
            }
            else if (!_known.Contains(name))
            {
                Report(name, $"is not executed by this mesh, which reads here: {string.Join(", ", _known)}");
            }
        }
    }

    internal static int Line(Mark mark) => checked((int)mark.Line);

    private YamlNode? Find(string field)
    {
        _known.Add(field);
        return node.Children.TryGetValue(new YamlScalarNode(field), out var value) ? value : null;
    }

    private int LineOf(string field) =>
        node.Children.Keys.OfType<YamlScalarNode>().FirstOrDefault(key => key.Value == field) is { } key ? Line(key.Start) : spot.Line;

    private string PathOf(string field) => spot.Field.Length == 0 ? field : $"{spot.Field}.{field}";
}
