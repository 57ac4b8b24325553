using System.Text.Json;
using System.Text.RegularExpressions;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Samples;

/// <summary>Writes a parameter's value by OpenAPI's styles. Lists may be typed as JSON or with commas, objects as JSON.</summary>
internal static partial class ParameterText
{
    /// <summary>The text that stands for <c>{name}</c> in the path, percent-encoded.</summary>
    public static string InPath(ParameterView parameter, string text)
    {
        var members = Members(parameter, text);
        var (prefix, joint) = parameter.Style switch
        {
            "label" => (".", parameter.Explode ? "." : ","),
            "matrix" => (";", parameter.Explode ? ";" : ","),
            _ => ("", ","),
        };
        var values = members.Select(member => member.Name is { } name
            ? $"{Uri.EscapeDataString(name)}{(parameter.Explode ? "=" : ",")}{Uri.EscapeDataString(member.Value)}"
            : parameter is { Style: "matrix", Explode: true } ? $"{Uri.EscapeDataString(parameter.Name)}={Uri.EscapeDataString(member.Value)}" : Uri.EscapeDataString(member.Value));
        var joined = string.Join(joint, values);
        return prefix + (parameter is { Style: "matrix", Explode: false } ? $"{Uri.EscapeDataString(parameter.Name)}={joined}" : joined);
    }

    public static IEnumerable<RequestValue> InQuery(ParameterView parameter, string text)
    {
        var members = Members(parameter, text);
        if (members is [{ Name: null }] && !IsList(parameter))
        {
            return [new RequestValue(parameter.Name, members[0].Value)];
        }
        return (parameter.Style, parameter.Explode) switch
        {
            ("deepObject", _) => members.Select(member => new RequestValue(member.Name is { } name ? $"{parameter.Name}[{name}]" : parameter.Name, member.Value)),
            ("form", true) => members.Select(member => new RequestValue(member.Name ?? parameter.Name, member.Value)),
            ("spaceDelimited", _) => [new RequestValue(parameter.Name, Joined(members, " "))],
            ("pipeDelimited", _) => [new RequestValue(parameter.Name, Joined(members, "|"))],
            _ => [new RequestValue(parameter.Name, Joined(members, ","))],
        };
    }

    /// <summary>The whole query (OpenAPI 3.2), percent-encoded: a form is typed as it is sent.</summary>
    public static string AsQuery(ParameterView parameter, string text) =>
        parameter.MediaType is "application/x-www-form-urlencoded" ? Unsafe().Replace(text, static found => Uri.EscapeDataString(found.Value)) : Uri.EscapeDataString(text);

    public static string InHeader(ParameterView parameter, string text) =>
        string.Join(",", Members(parameter, text).Select(member => member.Name is { } name ? $"{name}{(parameter.Explode ? "=" : ",")}{member.Value}" : member.Value));

    private static string Joined(IEnumerable<(string? Name, string Value)> members, string joint) =>
        string.Join(joint, members.Select(member => member.Name is { } name ? $"{name}{joint}{member.Value}" : member.Value));

    /// <summary>A value that is written in a media type is one text, whatever it holds.</summary>
    private static bool IsList(ParameterView parameter) => parameter.MediaType is null && (parameter.Schema?.Types.Contains("array") ?? false);

    private static bool IsObject(ParameterView parameter) => parameter.MediaType is null && (parameter.Schema?.Types.Contains("object") ?? false);

    private static IReadOnlyList<(string? Name, string Value)> Members(ParameterView parameter, string text)
    {
        var isObject = IsObject(parameter);
        if (!IsList(parameter) && !isObject)
        {
            return [(null, text)];
        }
        if (text.TrimStart() is ['[' or '{', ..] && Parse(text) is { } parsed)
        {
            return parsed;
        }
        return isObject ? [(null, text)] : [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(item => ((string?)null, item))];
    }

    private static IReadOnlyList<(string? Name, string Value)>? Parse(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind is JsonValueKind.Array
                ? [.. json.RootElement.EnumerateArray().Select(item => ((string?)null, item.ToString()))]
                : [.. json.RootElement.EnumerateObject().Select(member => ((string?)member.Name, member.Value.ToString()))];
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What can stand in no query, or ends it.</summary>
    [GeneratedRegex("[^!$-~]+")]
    private static partial Regex Unsafe();
}
