using System.Globalization;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Mocking;

/// <summary>
/// Chooses among the examples of an answer by what was asked. An example is of a value when the contract has given an example of the parameter
/// the same name (<c>rome</c> and <c>rome</c>), or when its own member of the parameter's name has that value, by itself or, as with
/// <c>city: { name: Rome }</c>, in an object; so with bodies. One that is of a value which was not sent fits less than one that needs none.
/// What the path says comes before the body, that before the query, and that before headers; of equals the contract's first is taken.
/// </summary>
internal sealed class ExampleFit
{
    private static readonly string[] Places = ["path", "body", "query", "header"];

    private readonly (ExampleView Example, ObjectNode? Value)[] _examples;
    private readonly NamedInput[] _inputs;
    private readonly NamedBodies _bodies;

    public ExampleFit(OperationView operation, MediaTypeView content)
    {
        _examples = [.. content.Examples.Where(example => example.ExternalUrl is null).Select(example => (example, content.IsJson ? ExampleText.Read(example.Text) as ObjectNode : null))];
        _inputs = [.. operation.Parameters.Select(parameter => new NamedInput(parameter))];
        _bodies = new NamedBodies(operation.Body);
    }

    /// <summary>The example and, where that says something, why it was taken; null: there is none.</summary>
    public (ExampleView Example, string? Why)? Choose(AskedCall asked)
    {
        if (_examples.Length < 2)
        {
            return _examples is [var only] ? (only.Example, null) : null;
        }
        var fits = _examples.Select(candidate => Fit(candidate, asked)).ToList();
        var best = Enumerable.Range(0, fits.Count).OrderByDescending(index => Places.Select(place => Sum(fits[index], place)).ToArray(), FitOrder.Instance).First();
        return (_examples[best].Example, Why(fits, best));
    }

    private static int Sum(List<InputFit> fits, string place) => fits.Where(fit => fit.Place == place).Sum(fit => fit.Fit);

    private string? Why(List<List<InputFit>> fits, int best)
    {
        var met = fits[best].Where(fit => fit is { IsSent: true, Fit: > 0 }).Select(fit => fit.Words).ToList();
        var unmet = fits[best].Where((fit, input) => fit is { IsSent: true, Fit: < 0 } && fits.TrueForAll(other => other[input].Fit < 0)).Select(fit => fit.Words).ToList();
        string?[] parts =
        [
            met.Count > 0 ? $"the one of {string.Join(" and ", met)}" : null,
            unmet.Count > 0 ? string.Create(CultureInfo.InvariantCulture, $"none of its {_examples.Length} is of {string.Join(" or ", unmet)}") : null,
        ];
        return Array.Exists(parts, part => part is not null) ? string.Join("; ", parts.OfType<string>()) : null;
    }

    private List<InputFit> Fit((ExampleView Example, ObjectNode? Value) candidate, AskedCall asked)
    {
        var fits = new List<InputFit>(_inputs.Length + 1);
        foreach (var input in _inputs)
        {
            var (text, isSent) = input.Read(asked);
            fits.Add(new InputFit(
                input.In is "cookie" ? "header" : input.In is "querystring" ? "query" : input.In,
                Fit(candidate, input, text),
                isSent,
                input.In is "path" or "query" ? $"{input.Name} '{Shorten.Text(text ?? "")}'" : $"the {input.In} {input.Name} that was sent"));
        }
        fits.Add(new InputFit("body", _bodies.Fit(candidate.Example.Name, candidate.Value, asked), asked.Body is not null, "the body that was sent"));
        return fits;
    }

    /// <summary>1: it is of the value; -1: it is of another, or of one and none was sent; 0: it does not say.</summary>
    private static int Fit((ExampleView Example, ObjectNode? Value) candidate, NamedInput input, string? text) =>
        input.TextIn(candidate.Example.Name) is { } named ? (named.Equals(text, StringComparison.OrdinalIgnoreCase) ? 1 : -1)
        : text is null ? 0
        : MemberFit.Of(candidate.Value, input.Name, text);
}
