using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Compare;

/// <summary>Values as text: one text for one value, and short ones for messages.</summary>
internal static class ValueText
{
    /// <summary>Equal for equal values, whatever the order of members or the spelling of numbers.</summary>
    public static string Canonical(ContractNode node) => node switch
    {
        ScalarNode { Kind: ScalarKind.Number } number => Numbers.Canonical(number.Text),
        ScalarNode { Kind: ScalarKind.String } text => "\"" + text.Text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"",
        ArrayNode list => "[" + string.Join(',', list.Items.Select(Canonical)) + "]",
        ObjectNode map => "{" + string.Join(',', map.Members.OrderBy(member => member.Name, StringComparer.Ordinal).Select(member => $"{member.Name}:{Canonical(member.Value)}")) + "}",
        _ => node.Inline(),
    };

    /// <summary>In a message, between backticks.</summary>
    public static string Quote(ContractNode? node) => node is null ? "nothing" : Quote(node.Weight > 200 ? "a large value" : node.Inline());

    public static string Quote(string text) => "`" + Shorten.Text(text.Replace('`', '\''), 80) + "`";

    public static string List(IEnumerable<string> words) => string.Join(", ", words.Select(Quote));
}
