using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Conformance;

/// <summary>Reads <c>application/x-www-form-urlencoded</c> as the object that its schema describes. A name that comes again is a list.</summary>
internal static class FormReader
{
    public static ObjectNode Read(string form, ValueShape shape)
    {
        var values = new OrderedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, raw) in FormText.Pairs(form))
        {
            if (!values.TryGetValue(name, out var list))
            {
                values[name] = list = [];
            }
            list.Add(FormText.Decode(raw));
        }
        var members = new OrderedDictionary<string, ContractNode>(StringComparer.Ordinal);
        foreach (var (name, list) in values)
        {
            var member = shape.Member(name);
            members[name] = member.IsList || list.Count > 1 ? new ArrayNode(default, [.. list.Select(member.Items.Read)]) : member.Read(list[0]);
        }
        return ParameterReader.Object(members);
    }
}
