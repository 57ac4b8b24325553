using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices.Bodies;

/// <summary>
/// A form as <c>application/x-www-form-urlencoded</c>, by OpenAPI's styles. Where the contract names no style, lists repeat their name
/// and objects are JSON. Deep objects put the way to each value in brackets, places in lists by their number.
/// </summary>
internal static class FormText
{
    public static string Of(ObjectNode form, IReadOnlyList<EncodingView> encodings) =>
        string.Join('&', form.Members.SelectMany(member => Pairs(member.Name, member.Value, encodings.FirstOrDefault(encoding => encoding.Name == member.Name)))
            .Select(pair => $"{Name(pair.Name)}={Uri.EscapeDataString(pair.Value)}"));

    private static IEnumerable<(string Name, string Value)> Pairs(string name, ContractNode value, EncodingView? encoding)
    {
        var explode = encoding?.Explode ?? encoding?.Style is null or "form";
        return (value, encoding?.Style) switch
        {
            (ScalarNode scalar, _) => [(name, scalar.Text)],
            (_, "deepObject") => Deep(name, value),
            (ArrayNode list, _) when explode => list.Items.Select(item => (name, item.Inline())),
            (ArrayNode list, var style) => [(name, Joined(list.Items.Select(item => item.Inline()), style))],
            (ObjectNode map, "form") when explode => map.Members.Select(member => (member.Name, member.Value.Inline())),
            (ObjectNode map, { } style) => [(name, Joined(map.Members.SelectMany(member => new[] { member.Name, member.Value.Inline() }), style))],
            _ => [(name, value.Inline())],
        };
    }

    private static IEnumerable<(string Name, string Value)> Deep(string name, ContractNode value) => value switch
    {
        ObjectNode map => map.Members.SelectMany(member => Deep($"{name}[{member.Name}]", member.Value)),
        ArrayNode list => list.Items.SelectMany((item, index) => Deep($"{name}[{index}]", item)),
        _ => [(name, value.Inline())],
    };

    private static string Joined(IEnumerable<string> values, string? style) => string.Join(style switch { "pipeDelimited" => "|", "spaceDelimited" => " ", _ => "," }, values);

    /// <summary>Brackets may stand as they are, and read better so.</summary>
    private static string Name(string name) => Uri.EscapeDataString(name).Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal);
}
