using Portal.Api.Contracts.Lint.Patterns;
using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Patterns;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>Regular expressions.</summary>
internal static class PatternRules
{
    /// <summary>Longer ones are not judged for their running time.</summary>
    private const int LongestJudged = 1_000;

    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<SchemaSite>(
            "schema-pattern-valid", Warning, "Patterns are regular expressions",
            "What is no regular expression checks nothing: every text passes the gateway, and generated clients fail at start.",
            "Correct the pattern; it is read as ECMA-262 does.",
            (schema, notes) =>
            {
                foreach (var (place, text) in Patterns(schema).Where(pattern => new TextPattern(pattern.Text).Fault is not null))
                {
                    notes.Add(place, $"'{Shorten.Text(text)}' is no regular expression.");
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-pattern-safe", Warning, "Patterns come to an end",
            "A pattern that can match the same text in ever more ways lets one short text keep a processor busy for hours (ReDoS). This gateway is safe from it; callers' own checks may not be.",
            "Do not repeat what itself repeats without something fixed between: (a+)+ is a+.",
            (schema, notes) =>
            {
                foreach (var (place, text) in Patterns(schema).Where(pattern => pattern.Text.Length <= LongestJudged && PatternAmbiguity.IsCatastrophic(pattern.Text, schema.Run.Patterns)))
                {
                    notes.Add(place, $"'{Shorten.Text(text)}' can match the same text in ever more ways.");
                }
            }),
        LintCheck.On<SchemaSite>(
            "schema-pattern-anchored", Hint, "Patterns say where they begin and end",
            "JSON Schema finds a pattern anywhere in the text: what was meant for the whole lets anything through around it.",
            "Begin with ^ and end with $, unless a part is meant.",
            (schema, notes) =>
            {
                if (schema.Text("pattern") is { Length: > 0 } text && !text.Contains('^') && !text.Contains('$'))
                {
                    notes.Add(schema.Place.At("pattern"), $"'{Shorten.Text(text)}' is found anywhere in the text.");
                }
            }),
    ];

    private static IEnumerable<(LintPlace Place, string Text)> Patterns(SchemaSite schema)
    {
        if (schema.Text("pattern") is { } pattern)
        {
            yield return (schema.Place.At("pattern"), pattern);
        }
        foreach (var property in schema.Has("patternProperties") ? schema.Place.Members("patternProperties") : [])
        {
            yield return (property, property.Name);
        }
    }
}
