using System.Text.RegularExpressions;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Samples.Writers;

namespace Portal.Api.Drift.Proposals;

/// <summary>Nodes as YAML in one line with brackets; strings stand without quotes only where nobody reads them as something else.</summary>
internal static partial class YamlFlow
{
    public static string Write(ContractNode node) => node switch
    {
        ObjectNode { Count: 0 } => "{}",
        ObjectNode map => "{ " + string.Join(", ", map.Members.Select(member => $"{Text(member.Name)}: {Write(member.Value)}")) + " }",
        ArrayNode list => "[" + string.Join(", ", list.Items.Select(Write)) + "]",
        ScalarNode { Kind: ScalarKind.String } text => Text(text.Text),
        ScalarNode scalar => scalar.Text,
        _ => "",
    };

    /// <param name="quote">What its neighbours are quoted in, for text that needs quotes.</param>
    public static string Text(string text, char quote = '"') => IsPlain(text) ? text : quote is '\'' && text.All(letter => letter is >= ' ' and <= '~' and not '\'') ? $"'{text}'" : CodeText.Quote(text);

    private static bool IsPlain(string text) => Plain().IsMatch(text) && YamlScalars.Resolve(text).Kind is ScalarKind.String && !OlderWords().IsMatch(text);

    [GeneratedRegex(@"\A[A-Za-z_][A-Za-z0-9_/.-]*( [A-Za-z0-9_][A-Za-z0-9_/.-]*)*\z")]
    private static partial Regex Plain();

    /// <summary>What YAML 1.1 takes for a boolean.</summary>
    [GeneratedRegex(@"\A(y|n|yes|no|on|off)\z", RegexOptions.IgnoreCase)]
    private static partial Regex OlderWords();
}
