using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Patterns;

namespace Portal.Api.Contracts.Validation.Compiled;

/// <summary>What texts are asked.</summary>
internal sealed class TextRules
{
    public long? MinLength { get; private init; }

    public long? MaxLength { get; private init; }

    public TextPattern? Pattern { get; private init; }

    public ValueFormat? Format { get; private init; }

    public static TextRules? Read(ObjectNode schema, Func<string, TextPattern> pattern)
    {
        var rules = new TextRules
        {
            MinLength = SchemaCount.Read(schema["minLength"]),
            MaxLength = SchemaCount.Read(schema["maxLength"]),
            Pattern = schema.Text("pattern") is { } text ? pattern(text) : null,
            Format = ValueFormat.Find(schema.Text("format")) is { OfNumbers: false } format ? format : null,
        };
        return rules is { MinLength: null, MaxLength: null, Pattern: null, Format: null } ? null : rules;
    }
}
