using System.Globalization;
using Portal.Api.Contracts.Conformance;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Mocking;

/// <summary>
/// Chooses among the examples of an answer by what was asked. An example is of a value when the contract has given an example of the parameter
/// the same name (<c>rome</c> and <c>rome</c>), or when its own member of the parameter's name has that value, by itself or, as with
/// <c>city: { name: Rome }</c>, in an object. What the path says weighs more than the query, and that more than headers; of equals the
/// contract's first is taken.
/// </summary>
internal sealed class ExampleFit
{
    private readonly (ExampleView Example, ObjectNode? Value)[] _examples;

    public ExampleFit(MediaTypeView content) =>
        _examples = [.. content.Examples.Where(example => example.ExternalUrl is null).Select(example => (example, content.IsJson ? Read(example.Text) : null))];

    /// <summary>The example and, where that says something, why it was taken; null: there is none.</summary>
    public (ExampleView Example, string? Why)? Choose(IReadOnlyList<SentValue> sent)
    {
        if (_examples.Length == 0)
        {
            return null;
        }
        var (best, most) = (0, int.MinValue);
        for (var index = 0; index < _examples.Length; index++)
        {
            var score = sent.Sum(value => WeightOf(value.In) * Fit(_examples[index], value));
            (best, most) = score > most ? (index, score) : (best, most);
        }
        return (_examples[best].Example, _examples.Length == 1 ? null : Why(_examples[best], sent));
    }

    private string? Why((ExampleView Example, ObjectNode? Value) chosen, IReadOnlyList<SentValue> sent)
    {
        var met = sent.Where(value => Fit(chosen, value) > 0).Select(Words).ToList();
        var unmet = sent.Where(value => Array.TrueForAll(_examples, example => Fit(example, value) < 0)).Select(Words).ToList();
        string?[] parts =
        [
            met.Count > 0 ? $"the one of {string.Join(" and ", met)}" : null,
            unmet.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"none of its {_examples.Length} is of {string.Join(" or ", unmet)}") : null,
        ];
        return Array.Exists(parts, part => part is not null) ? string.Join("; ", parts.OfType<string>()) : null;
    }

    /// <summary>The address is kept with the call anyway; what headers and cookies say is not.</summary>
    private static string Words(SentValue value) => value.In is "path" or "query" ? $"{value.Name} '{Shorten.Text(value.Text)}'" : $"the {value.In} {value.Name} that was sent";

    private static int WeightOf(string place) => place switch { "path" => 100, "query" => 10, _ => 1 };

    /// <summary>1: it is of the value; -1: it is of another; 0: it does not say.</summary>
    private static int Fit((ExampleView Example, ObjectNode? Value) candidate, SentValue sent)
    {
        if (sent.Examples.Contains(candidate.Example.Name))
        {
            return 1;
        }
        return candidate.Value?.Members.FirstOrDefault(member => IsNamed(member.Name, sent.Name)).Value switch
        {
            ScalarNode scalar => Same(scalar, sent.Text) ? 1 : -1,
            ObjectNode whole when whole.Members.Where(member => member.Value is ScalarNode).ToList() is { Count: > 0 } members => members.Exists(member => Same((ScalarNode)member.Value, sent.Text)) ? 1 : -1,
            _ => 0,
        };
    }

    /// <summary>As the parameter, whatever it is written with; <c>userId</c> in a path is <c>id</c> in what it leads to.</summary>
    private static bool IsNamed(string member, string parameter)
    {
        var name = Bare(parameter);
        return Bare(member) == name || (Bare(member) == "id" && name.EndsWith("id", StringComparison.Ordinal));
    }

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static bool Same(ScalarNode value, string text) => value.Text.Equals(text, StringComparison.OrdinalIgnoreCase);

    private static ObjectNode? Read(string text)
    {
        try
        {
            return NodeText.Read(System.Text.Encoding.UTF8.GetBytes(text), ContractFormat.Json) as ObjectNode;
        }
        catch (UnreadableException)
        {
            // An example may show what is wrong: it is chosen by its name then.
            return null;
        }
    }
}
