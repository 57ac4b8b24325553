namespace Portal.Api.Contracts.Conformance;

/// <summary>A single value that a request sent for a parameter, decoded.</summary>
internal sealed record SentValue(string Name, string In, string Text);
