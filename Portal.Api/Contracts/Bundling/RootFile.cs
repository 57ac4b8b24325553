using System.Text;
using System.Text.RegularExpressions;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Bundling;

/// <summary>
/// Which file of a folder is the contract: at the shallowest level that has one, the file named openapi or swagger, else the only one that
/// says which version of OpenAPI it is.
/// </summary>
internal static partial class RootFile
{
    private const int Beginning = 4096;

    public static string Find(IContractFolder folder, NodeBudget budget)
    {
        var names = folder.Names.Where(UploadPath.IsContract).Order(StringComparer.Ordinal).ToList();
        foreach (var level in names.GroupBy(UploadPath.Depth).OrderBy(level => level.Key))
        {
            var named = level.Where(name => UploadPath.Stem(name).ToUpperInvariant() is "OPENAPI" or "SWAGGER").ToList();
            var found = named.Count > 0 ? named : [.. level.Where(name => SaysVersion(folder, name, budget))];
            if (found.Count > 1)
            {
                throw Refuse($"Several files of the upload could be the contract: {Listed(found)}. Name the one that is meant openapi.yaml or openapi.json, or upload one contract at a time.");
            }
            if (found.Count == 1)
            {
                return found[0];
            }
        }
        throw Refuse(names.Count == 0
            ? "There is no YAML or JSON file in the upload."
            : $"No file of the upload begins a contract: none is named openapi.yaml or openapi.json, and none has 'openapi' or 'swagger' at its top. There are {Listed(names)}.");
    }

    /// <summary>Whether a text that nobody can read was meant as a contract, so that its author is told what is wrong with it.</summary>
    public static bool LooksLikeOne(string beginning) => Version().IsMatch(beginning);

    private static bool SaysVersion(IContractFolder folder, string name, NodeBudget budget)
    {
        var bytes = folder.Open(name) ?? default;
        try
        {
            // What is wrong with a file that may be no part of the contract is nobody's business.
            return NodeText.Read(bytes, NodeText.Guess(bytes.Span), new Reading(budget)) is ObjectNode root && (root["openapi"] ?? root["swagger"]) is ScalarNode;
        }
        catch (UnreadableException)
        {
            return LooksLikeOne(Encoding.UTF8.GetString(bytes.Span[..Math.Min(bytes.Length, Beginning)]));
        }
    }

    private static string Listed(List<string> names)
    {
        const int Shown = 5;
        return string.Join(", ", names.Take(Shown).Select(name => $"'{Shorten.Text(name)}'")) + (names.Count > Shown ? $" and {names.Count - Shown:N0} more" : "");
    }

    private static UnreadableException Refuse(string message) => new(message, default(NodePlace));

    [GeneratedRegex("""^\s*\{?\s*["']?(openapi|swagger)["']?\s*:\s*["']?[23]""", RegexOptions.Multiline)]
    private static partial Regex Version();
}
