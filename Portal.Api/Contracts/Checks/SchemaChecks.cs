using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Checks;

/// <summary>The form of a schema, all levels: keywords hold what they take. What they mean together is the validator's business.</summary>
internal static class SchemaChecks
{
    private static readonly HashSet<string> Types = ["null", "boolean", "object", "array", "number", "string", "integer"];

    public static void Run(ContractNode schema, string path, Findings findings)
    {
        if (schema is ScalarNode { Kind: ScalarKind.Boolean })
        {
            return;
        }
        if (schema is not ObjectNode map)
        {
            findings.Error(schema, path, "A schema is an object, or true or false.");
            return;
        }
        foreach (var member in map.Members)
        {
            CheckKeyword(member, $"{path}/{NodePointer.Escape(member.Name)}", findings);
        }
    }

    private static void CheckKeyword(Member member, string path, Findings findings)
    {
        var wrong = (member.Name, member.Value) switch
        {
            ("type", ScalarNode { Kind: ScalarKind.String } one) => Types.Contains(one.Text) ? null : $"'{Shorten.Text(one.Text)}' is no type; types are {string.Join(", ", Types)}.",
            ("type", ArrayNode many) => many.Items.All(item => Types.Contains(item.AsString ?? "")) ? null : $"Types are {string.Join(", ", Types)}.",
            ("type", _) => "'type' is a text or a list of texts.",
            ("properties" or "patternProperties" or "$defs" or "dependentSchemas", not ObjectNode) => "This is an object of schemas.",
            ("allOf" or "anyOf" or "oneOf", not ArrayNode { Items.Count: > 0 }) => "This is a list of at least one schema.",
            ("required", _) when member.Value is not ArrayNode list || list.Items.Any(item => item.AsString is null) => "'required' is a list of names, in the object whose members they are.",
            ("enum", not ArrayNode) => "'enum' is a list of values.",
            ("minLength" or "maxLength" or "minItems" or "maxItems" or "minProperties" or "maxProperties", _) when !IsCount(member.Value) => "This is a whole number of 0 or more.",
            ("minimum" or "maximum" or "multipleOf", not ScalarNode { Kind: ScalarKind.Number }) => "This is a number.",
            ("pattern" or "format" or "description" or "title", not ScalarNode { Kind: ScalarKind.String }) => "This is a text.",
            _ => null,
        };
        if (wrong is not null)
        {
            findings.Error(member.Value, path, wrong);
            return;
        }
        switch (member.Name)
        {
            case "properties" or "patternProperties" or "$defs" or "dependentSchemas":
                foreach (var inner in member.Value.Members())
                {
                    Run(inner.Value, $"{path}/{NodePointer.Escape(inner.Name)}", findings);
                }
                break;
            case "allOf" or "anyOf" or "oneOf" or "prefixItems":
                for (var index = 0; index < member.Value.Items().Count; index++)
                {
                    Run(member.Value.Items()[index], $"{path}/{index}", findings);
                }
                break;
            case "items" or "not" or "additionalProperties" or "if" or "then" or "else" or "contains" or "propertyNames":
                Run(member.Value, path, findings);
                break;
        }
    }

    /// <summary>5.0 is a whole number too (JSON Schema 2020-12, section 4.2.3).</summary>
    private static bool IsCount(ContractNode node) =>
        node is ScalarNode { Kind: ScalarKind.Number } number
        && decimal.TryParse(number.Text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value)
        && value >= 0 && value == decimal.Truncate(value);
}
