using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Portal.Tests.Openapi;

/// <summary>Holds a value against a schema, for the keywords that these contracts use. A keyword it does not know fails the test.</summary>
internal sealed class SchemaCheck(ContractFile contract)
{
    private static readonly string[] Silent = ["title", "description", "default", "format", "examples", "example", "required", "additionalProperties"];

    private readonly List<string> _wrong = [];

    public static IReadOnlyList<string> Run(ContractFile contract, JsonNode schema, JsonNode? value)
    {
        var check = new SchemaCheck(contract);
        check.Visit("$", contract.Resolve(schema), value);
        return check._wrong;
    }

    private void Visit(string at, JsonObject schema, JsonNode? value)
    {
        foreach (var (keyword, rule) in schema)
        {
            if (!Silent.Contains(keyword) && !Holds(at, keyword, rule!, schema, value))
            {
                _wrong.Add($"{at}: {value?.ToJsonString() ?? "null"} breaks {keyword} {rule?.ToJsonString()}");
            }
        }
    }

    private bool Holds(string at, string keyword, JsonNode rule, JsonObject schema, JsonNode? value) => keyword switch
    {
        "type" => rule is JsonArray types ? types.Any(type => Is(type!.GetValue<string>(), value)) : Is(rule.GetValue<string>(), value),
        "enum" => ((JsonArray)rule).Any(option => JsonNode.DeepEquals(option, value)),
        "const" => JsonNode.DeepEquals(rule, value),
        "minimum" => value!.GetValue<decimal>() >= rule.GetValue<decimal>(),
        "maximum" => value!.GetValue<decimal>() <= rule.GetValue<decimal>(),
        "minLength" => value!.GetValue<string>().Length >= rule.GetValue<decimal>(),
        "maxLength" => value!.GetValue<string>().Length <= rule.GetValue<decimal>(),
        "pattern" => Regex.IsMatch(value!.GetValue<string>(), rule.GetValue<string>(), RegexOptions.ECMAScript),
        "minItems" => ((JsonArray)value!).Count >= rule.GetValue<decimal>(),
        "maxItems" => ((JsonArray)value!).Count <= rule.GetValue<decimal>(),
        "items" => value is not JsonArray items || Each(at, items, contract.Resolve(rule)),
        "properties" => value is not JsonObject map || Members(at, (JsonObject)rule, schema, map),
        _ => throw new NotSupportedException($"{at}: keyword {keyword} is not checked here"),
    };

    private bool Each(string at, JsonArray items, JsonObject schema)
    {
        for (var index = 0; index < items.Count; index++)
        {
            Visit($"{at}[{index}]", schema, items[index]);
        }
        return true;
    }

    private bool Members(string at, JsonObject properties, JsonObject schema, JsonObject value)
    {
        _wrong.AddRange((schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>())
            .Where(name => !value.ContainsKey(name)).Select(name => $"{at}.{name} is missing"));
        foreach (var (name, member) in value)
        {
            if (properties[name] is { } property)
            {
                Visit($"{at}.{name}", contract.Resolve(property), member);
            }
            else if (schema["additionalProperties"] is JsonValue no && !no.GetValue<bool>())
            {
                _wrong.Add($"{at}.{name} is not in the contract");
            }
        }
        return true;
    }

    private static bool Is(string type, JsonNode? value) => type switch
    {
        "null" => value is null,
        "object" => value is JsonObject,
        "array" => value is JsonArray,
        "string" => value?.GetValueKind() == JsonValueKind.String,
        "number" => value?.GetValueKind() == JsonValueKind.Number,
        "integer" => value?.GetValueKind() == JsonValueKind.Number && value.GetValue<decimal>() % 1 == 0,
        "boolean" => value?.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => throw new NotSupportedException(type),
    };
}
