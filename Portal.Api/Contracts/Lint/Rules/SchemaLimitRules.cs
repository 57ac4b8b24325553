using System.Text.RegularExpressions;
using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>What callers may send has limits, and answers give away no more than they must. The gateway checks what the contract says, so here it pays.</summary>
internal static partial class SchemaLimitRules
{
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        Request(
            "schema-array-bounded", "Lists that callers send have a greatest length",
            "A list without end is a request that fills the memory of the service (OWASP API4).",
            "Add maxItems.",
            schema => schema.Is(SchemaTypes.Array) && !schema.Has("maxItems"),
            "This list may be of any length."),
        Request(
            "schema-string-bounded", "Texts that callers send have a greatest length",
            "A text without end fills memory and columns, and is the first thing an attacker tries (OWASP API4).",
            "Add maxLength, an enum, a const, or a format of fixed form such as uuid or date.",
            schema => schema.Is(SchemaTypes.String) && !schema.Has("maxLength") && !schema.Has("enum") && !schema.Has("const") && schema.Text("format") is not ("uuid" or "date" or "date-time" or "time" or "duration" or "ipv4" or "ipv6" or "binary")
                && !schema.Has("contentMediaType") && !(schema.Text("pattern") is { } pattern && HasFixedLength(pattern)),
            "This text may be of any length."),
        Request(
            "schema-string-restricted", "Texts that callers send have a form",
            "The narrower the form, the less can be smuggled in (OWASP API4).",
            "Add a pattern, a format or an enum.",
            schema => schema.Is(SchemaTypes.String) && !schema.Has("pattern") && !schema.Has("format") && !schema.Has("enum") && !schema.Has("const") && !schema.Has("contentMediaType"),
            "This text may be anything.",
            Off),
        Request(
            "schema-integer-bounded", "Whole numbers that callers send have bounds",
            "A page size of two thousand million is a valid integer; only bounds keep it out (OWASP API4).",
            "Add minimum and maximum.",
            schema => schema.Is(SchemaTypes.Integer) && !schema.Has("enum") && !schema.Has("const") && !((schema.Has("minimum") || schema.Has("exclusiveMinimum")) && (schema.Has("maximum") || schema.Has("exclusiveMaximum"))),
            "This number has no bounds on both sides."),
        LintCheck.On<SchemaSite>(
            "schema-integer-format", Hint, "Whole numbers say how large they get",
            "Whether 32 bits hold it decides the type in generated clients; too small a one overflows.",
            "Add format: int32 or int64, or a minimum and a maximum.",
            (schema, notes) =>
            {
                if (schema.Is(SchemaTypes.Integer) && !schema.Has("format") && !schema.Has("enum") && !schema.Has("const") && !(schema.Has("minimum") && schema.Has("maximum")))
                {
                    notes.Add(schema.Place, "This number says neither its format nor its bounds.");
                }
            }),
        Request(
            "schema-object-closed", "Objects that callers send are closed",
            "What the contract does not name and the service binds all the same, such as isAdmin, is set by whoever guesses it (OWASP API3).",
            "Add additionalProperties: false (or unevaluatedProperties: false around allOf), or a schema for them.",
            schema => schema.Is(SchemaTypes.Object) && schema.Has("properties") && !schema.Has("additionalProperties") && !schema.Has("unevaluatedProperties") && !schema.IsComposed,
            "This object may carry anything besides its properties."),
        LintCheck.On<SchemaSite>(
            "schema-secret-answered", Hint, "Answers hold no secrets",
            "A secret in an answer is a secret in logs, caches and screens (OWASP API3).",
            "Make the property writeOnly, or say that the secret is shown once.",
            (schema, notes) =>
            {
                if (schema.IsRequest || !schema.Has("properties"))
                {
                    return;
                }
                foreach (var property in schema.Place.Members("properties").Where(property => Secret().IsMatch(property.Name) && !property.Node.Flag("writeOnly")))
                {
                    notes.Add(property, $"'{Shorten.Text(property.Name)}' looks like a secret that is given away.");
                }
            }),
        Request(
            "schema-address", "Addresses in what callers send are limited",
            "A service that calls an address which the caller chose can be made to call what only it may reach (OWASP API7).",
            "Say which addresses are allowed, by pattern or enum, or check them before they are called and say so here.",
            schema => schema.Is(SchemaTypes.String) && schema.Text("format") is "uri" or "url" or "iri" && !schema.Has("pattern") && !schema.Has("enum") && !schema.Has("const"),
            "This address may lead anywhere."),
    ];

    private static LintCheck Request(string id, string title, string reason, string remedy, Func<SchemaSite, bool> isBroken, string message, LintSeverity severity = Hint) =>
        LintCheck.On<SchemaSite>(id, severity, title, reason, remedy, (schema, notes) =>
        {
            if (isBroken(schema) && !schema.IsReference && schema.IsRequest)
            {
                notes.Add(schema.Place, message);
            }
        });

    /// <summary>Anchored on both sides and without an open end.</summary>
    private static bool HasFixedLength(string pattern) => pattern.StartsWith('^') && pattern.EndsWith('$') && !OpenEnd().IsMatch(pattern);

    [GeneratedRegex(@"(?<!\\)[*+]|,\}")]
    private static partial Regex OpenEnd();

    [GeneratedRegex("^(pass(word|wd|phrase)|client_?secret|private_?key|secret|security_?answer|cvv|cvc|pin)\\z", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
