namespace Portal.Api.Contracts.Conformance;

/// <summary>A single value that a request sent for a parameter, decoded.</summary>
/// <param name="Examples">Names of the contract's examples of the parameter that have this value.</param>
internal sealed record SentValue(string Name, string In, string Text, IReadOnlyList<string> Examples);
