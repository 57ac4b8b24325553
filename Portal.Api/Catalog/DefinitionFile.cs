using System.Text.RegularExpressions;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog;

/// <summary>What readers of definitions share: every mistake is told with its line, all of them at once; unknown members are mistakes too.</summary>
/// <param name="linesBefore">Lines of the file that stand before the definition.</param>
internal abstract partial class DefinitionFile(int linesBefore = 0)
{
    protected List<ContractProblem> Problems { get; } = [];

    protected (T? Definition, IReadOnlyList<ContractProblem> Problems) Read<T>(ReadOnlyMemory<byte> bytes, Func<ContractNode, T> read)
        where T : class
    {
        try
        {
            var definition = read(NodeText.Read(bytes, ContractFormat.Yaml));
            return (Problems.Count == 0 ? definition : null, Problems);
        }
        catch (UnreadableException unreadable)
        {
            return (null, [new ContractProblem("", unreadable.Line + linesBefore, unreadable.Column, unreadable.Message)]);
        }
    }

    protected static bool IsName(string text) => NamePattern().IsMatch(text);

    protected List<T> Each<T>(ContractNode root, string name, Func<ContractNode, string, T> read) => Each(root, "", name, read);

    protected List<T> Each<T>(ContractNode node, string path, string name, Func<ContractNode, string, T> read)
    {
        if (node.Get(name) is { } list and not ArrayNode)
        {
            Wrong(list, $"{path}/{name}", "is a list.");
        }
        return [.. node.Get(name).Items().Select((item, index) => read(item, $"{path}/{name}/{index}"))];
    }

    protected void Known(ContractNode node, string path, string[] names)
    {
        if (node is not ObjectNode)
        {
            Wrong(node, path, $"takes members: {string.Join(", ", names)}.");
        }
        foreach (var member in node.Members().Where(member => !names.Contains(member.Name)))
        {
            Problems.Add(new ContractProblem($"{path}/{member.Name}", member.Line + linesBefore, member.Column, $"is not known here; known are {string.Join(", ", names)}."));
        }
    }

    protected string Text(ContractNode node, string path, string name, int longest)
    {
        if (node.Text(name) is { Length: > 0 } text && text.Length <= longest)
        {
            return text;
        }
        Wrong(node.Get(name) ?? node, $"{path}/{name}", $"is a text of 1 to {longest} characters.");
        return "";
    }

    protected string NameOf(ContractNode node, string path)
    {
        if (node.Text("name") is { } name && IsName(name))
        {
            return name;
        }
        Wrong(node.Get("name") ?? node, $"{path}/name", "is a text of 1 to 32 lower-case letters, digits, dots and hyphens.");
        return "";
    }

    protected Audience AudienceOf(ContractNode node, string path) =>
        Choice(node, path, "audience", null, "partners", "internal") == "internal" ? Audience.Internal : Audience.Partners;

    protected bool Flag(ContractNode node, string name, bool otherwise)
    {
        if (node.Get(name) is not (null or ScalarNode { Kind: ScalarKind.Boolean }))
        {
            Wrong(node.Get(name)!, $"/{name}", "is true or false.");
        }
        return node.Get(name) is null ? otherwise : node.Flag(name);
    }

    protected string Choice(ContractNode node, string path, string name, string? otherwise, params string[] choices)
    {
        if (node.Get(name) is null && otherwise is not null)
        {
            return otherwise;
        }
        if (node.Text(name) is { } text && choices.Contains(text))
        {
            return text;
        }
        Wrong(node.Get(name) ?? node, $"{path}/{name}", $"is one of {string.Join(", ", choices)}.");
        return choices[0];
    }

    protected void Unique(ContractNode node, string path, List<string> names)
    {
        if (names.Distinct().Count() < names.Count)
        {
            Wrong(node, path, "has two entries of one name.");
        }
    }

    protected void Wrong(ContractNode place, string path, string message) => Problems.Add(new ContractProblem(path, place.Line + linesBefore, place.Column, message));

    [GeneratedRegex("^[a-z0-9][a-z0-9.-]{0,31}$")]
    private static partial Regex NamePattern();
}
