using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Mocking;

/// <summary>A parameter by which examples are told apart: what the contract's examples of it are, by their names, and what it is where it is not sent.</summary>
internal sealed class NamedInput(ParameterView parameter)
{
    private readonly Dictionary<string, string> _examples = parameter.Examples.Where(example => example.ExternalUrl is null)
        .DistinctBy(example => example.Name).ToDictionary(example => example.Name, example => example.Text, StringComparer.Ordinal);

    private readonly string? _unsent = parameter.Schema?.Default;

    public string Name => parameter.Name;

    public string In => parameter.In;

    /// <summary>What was asked for the parameter, and whether the caller said it; a null text: nothing.</summary>
    public (string? Text, bool IsSent) Read(AskedCall asked) => asked.TextOf(In, Name) is { } text ? (text, true) : (_unsent, false);

    /// <summary>What the parameter is in the example of this name; null: the contract does not say.</summary>
    public string? TextIn(string example) => _examples.GetValueOrDefault(example);
}
