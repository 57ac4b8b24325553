using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Conformance;

/// <summary>Reads the style deepObject: <c>filter[from]=1&amp;filter[to]=2</c>. Deeper brackets and repeated names (a list), which OpenAPI leaves open, are read as most do.</summary>
internal sealed class DeepObject
{
    private const int Deepest = 8;

    private readonly OrderedDictionary<string, DeepObject> _members = new(StringComparer.Ordinal);
    private readonly List<string> _values = [];

    private DeepObject()
    {
    }

    public static ParameterValue Read(string parameter, IReadOnlyList<(string Name, string Raw)> pairs, ValueShape shape)
    {
        var root = new DeepObject();
        foreach (var (name, raw) in pairs)
        {
            if (name.Length > parameter.Length && name[parameter.Length] == '[' && name.StartsWith(parameter, StringComparison.Ordinal))
            {
                if (!name.EndsWith(']'))
                {
                    return ParameterValue.Wrong("has a bracket that does not close.");
                }
                root.Add(name[(parameter.Length + 1)..^1].Split("][", Deepest), FormText.Decode(raw));
            }
            else if (name == parameter)
            {
                return ParameterValue.Wrong("takes its members in brackets (style deepObject).");
            }
        }
        return root._members.Count == 0 ? ParameterValue.Absent : ParameterValue.Of(root.ToNode(shape));
    }

    private void Add(ReadOnlySpan<string> names, string value)
    {
        if (names.IsEmpty || names is [""])
        {
            _values.Add(value);
            return;
        }
        if (!_members.TryGetValue(names[0], out var member))
        {
            _members[names[0]] = member = new DeepObject();
        }
        member.Add(names[1..], value);
    }

    private ContractNode ToNode(ValueShape shape)
    {
        if (_members.Count == 0)
        {
            return shape.IsList || _values.Count > 1 ? new ArrayNode(default, [.. _values.Select(shape.Items.Read)]) : shape.Read(_values[0]);
        }
        var members = new OrderedDictionary<string, ContractNode>(StringComparer.Ordinal);
        foreach (var (name, member) in _members)
        {
            members[name] = member.ToNode(shape.Member(name));
        }
        return ParameterReader.Object(members);
    }
}
