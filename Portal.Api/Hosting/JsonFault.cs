using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;

namespace Portal.Api.Hosting;

/// <summary>Finds out which kind of value was wanted and which was given, in the words of JSON and not in those of the code.</summary>
internal static partial class JsonFault
{
    /// <summary>How the rules begin that our own converters state; the field's name goes before.</summary>
    public const string Rule = "takes ";

    /// <summary>What stands at the path in a body of this type.</summary>
    public static string Wanted(Type? body, string path) => At(body, path) switch
    {
        (null, _) => "a value of another kind",
        (_, { } rule) => rule,
        (var type, _) => ValueWords.Of(type) ?? KindOf(type) switch
        {
            JsonTypeInfoKind.Enumerable => "a list",
            JsonTypeInfoKind.Object or JsonTypeInfoKind.Dictionary => "an object",
            _ => "a value of another kind",
        },
    };

    /// <summary>Such as <c>, not a number</c>; nothing where the serializer does not say it.</summary>
    public static string Given(JsonException json) => json.InnerException is InvalidOperationException inner && Quoted(inner.Message) is [var token, ..]
        && Enum.TryParse<JsonTokenType>(token, out var given) && Name(given) is { } name ? $", not {name}" : "";

    public static string? Name(JsonTokenType token) => token switch
    {
        JsonTokenType.String => "text",
        JsonTokenType.Number => "a number",
        JsonTokenType.True => "true",
        JsonTokenType.False => "false",
        JsonTokenType.Null => "null",
        JsonTokenType.StartObject => "an object",
        JsonTokenType.StartArray => "a list",
        _ => null,
    };

    /// <summary>The members that were left out. The serializer names the first of many.</summary>
    public static IReadOnlyList<string> Missing(JsonException json)
    {
        var names = json.Message[json.Message.IndexOf("missing required", StringComparison.Ordinal)..];
        var path = names.IndexOf(" Path: ", StringComparison.Ordinal);
        return Quoted(path < 0 ? names : names[..path]);
    }

    public static IReadOnlyList<string> Quoted(string message) => [.. InQuotes().Matches(message).Select(match => match.Groups[1].Value)];

    // The exception's own text names the type around the value as often as that of the value.
    private static (Type? Type, string? Rule) At(Type? type, string path)
    {
        string? rule = null;
        foreach (var step in Steps().Matches(path).Select(step => step.Value.Trim('.', '[', ']', '\'')))
        {
            if (type is null)
            {
                return (null, null);
            }
            var info = InfoOf(type);
            var member = info.Kind is JsonTypeInfoKind.Object ? info.Properties.FirstOrDefault(property => property.Name == step) : null;
            (type, rule) = (info.Kind is JsonTypeInfoKind.Object ? member?.PropertyType : info.ElementType, RuleOf(member));
        }
        return (type is null ? null : Nullable.GetUnderlyingType(type) ?? type, rule);
    }

    /// <summary>What a number has to be, in the words of its own rule.</summary>
    private static string? RuleOf(JsonPropertyInfo? member) =>
        member?.AttributeProvider?.GetCustomAttributes(typeof(RangeAttribute), inherit: false) is [RangeAttribute { ErrorMessage: { } words }] && words.StartsWith(Rule, StringComparison.Ordinal)
            ? words[Rule.Length..].TrimEnd('.') : null;

    private static JsonTypeInfoKind KindOf(Type type) => InfoOf(type).Kind;

    private static JsonTypeInfo InfoOf(Type type)
    {
        WireJson.Options.MakeReadOnly(populateMissingResolver: true);
        return WireJson.Options.GetTypeInfo(type);
    }

    [GeneratedRegex(@"[^.\[\]]+|\['[^']*'\]")]
    private static partial Regex Steps();

    [GeneratedRegex("'([^']*)'")]
    private static partial Regex InQuotes();
}
