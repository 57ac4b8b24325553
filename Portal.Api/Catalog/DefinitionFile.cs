using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog;

/// <summary>What readers of definitions share: every mistake is told with its line, all of them at once; unknown members are mistakes too.</summary>
/// <param name="linesBefore">Lines of the file that stand before the definition.</param>
internal abstract class DefinitionFile(int linesBefore = 0)
{
    protected List<ContractProblem> Problems { get; } = [];

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

    protected Audience AudienceOf(ContractNode node, string path) =>
        Choice(node, path, "audience", null, "partners", "internal") == "internal" ? Audience.Internal : Audience.Partners;

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

    protected void Wrong(ContractNode place, string path, string message) => Problems.Add(new ContractProblem(path, place.Line + linesBefore, place.Column, message));
}
