using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Conformance;

/// <summary>Reads parameters out of a request by OpenAPI's places, styles and <c>explode</c>: the other way round than samples write them.</summary>
internal static class ParameterReader
{
    /// <param name="rule">Of a parameter anywhere but in the path.</param>
    /// <param name="declared">Names that other parameters of the same place have.</param>
    public static ParameterValue Read(ParameterRule rule, RequestParts request, IReadOnlySet<string> declared) => rule.View.In switch
    {
        "query" => InPairs(rule, request.Query, declared),
        "cookie" => InPairs(rule, request.Cookies, declared),
        "querystring" => request.QueryString.Length == 0 ? ParameterValue.Absent : Whole(rule, request.QueryString, FormText.Decode),
        "header" => InHeader(rule, request.Headers),
        _ => ParameterValue.Absent,
    };

    /// <param name="raw">The part of the path that stands for the parameter, as sent.</param>
    public static ParameterValue InPath(ParameterRule rule, string raw)
    {
        var (view, shape) = (rule.View, rule.Shape);
        if (view.MediaType is not null)
        {
            return Whole(rule, raw, Uri.UnescapeDataString);
        }
        return view.Style switch
        {
            "label" => raw.StartsWith('.') ? Parts(raw[1..].Split(view.Explode ? '.' : ','), view, shape, Uri.UnescapeDataString) : ParameterValue.Wrong("must begin with a dot (style label)."),
            "matrix" => InMatrix(view, shape, raw),
            _ => Parts(shape.IsList || shape.IsObject ? raw.Split(',') : [raw], view, shape, Uri.UnescapeDataString),
        };
    }

    public static ParameterValue InHeader(ParameterRule rule, IHeaderDictionary headers)
    {
        if (!headers.TryGetValue(rule.View.Name, out var lines) || lines.Count == 0)
        {
            return ParameterValue.Absent;
        }
        var text = lines.Count == 1 ? lines[0]! : string.Join(',', lines.AsEnumerable());
        if (rule.View.MediaType is not null)
        {
            return Whole(rule, text, static value => value);
        }
        return Parts(rule.Shape.IsList || rule.Shape.IsObject ? text.Split(',', StringSplitOptions.TrimEntries) : [text], rule.View, rule.Shape, static value => value);
    }

    private static ParameterValue InPairs(ParameterRule rule, IReadOnlyList<(string Name, string Raw)> pairs, IReadOnlySet<string> declared)
    {
        var (view, shape) = (rule.View, rule.Shape);
        if (view.Style is "deepObject")
        {
            return DeepObject.Read(view.Name, pairs, shape);
        }
        if (view is { MediaType: null, Style: "form" or "cookie", Explode: true } && shape.IsObject)
        {
            return Spread(shape, pairs, declared);
        }
        var values = new List<string>(1);
        foreach (var (name, raw) in pairs)
        {
            if (name == view.Name)
            {
                values.Add(raw);
            }
        }
        if (values.Count == 0)
        {
            return ParameterValue.Absent;
        }
        if (view.MediaType is not null)
        {
            return Whole(rule, values[0], FormText.Decode);
        }
        if (!shape.IsList && !shape.IsObject)
        {
            return values.Count == 1 ? ParameterValue.Of(shape.Read(FormText.Decode(values[0]))) : ParameterValue.Wrong("was sent more than once.");
        }
        return view.Explode && shape.IsList
            ? ParameterValue.Of(List(values, shape, FormText.Decode))
            : Parts(SplitBy(view.Style, values[0]), view with { Explode = false }, shape, FormText.Decode);
    }

    /// <summary>Some clients encode what divides the values, as they encode all that has a meaning in addresses.</summary>
    private static string[] SplitBy(string style, string raw) => raw.Length == 0 ? [] : style switch
    {
        "spaceDelimited" => raw.Replace("%20", " ", StringComparison.Ordinal).Split(' ', '+'),
        "pipeDelimited" => raw.Replace("%7C", "|", StringComparison.OrdinalIgnoreCase).Split('|'),
        _ => raw.Contains(',', StringComparison.Ordinal) ? raw.Split(',') : raw.Replace("%2C", ",", StringComparison.OrdinalIgnoreCase).Split(','),
    };

    /// <summary>An object whose members are parameters of their own names.</summary>
    private static ParameterValue Spread(ValueShape shape, IReadOnlyList<(string Name, string Raw)> pairs, IReadOnlySet<string> declared)
    {
        var members = new OrderedDictionary<string, ContractNode>(StringComparer.Ordinal);
        foreach (var (name, raw) in pairs)
        {
            if (shape.Names.Contains(name) || (!declared.Contains(name) && shape is { IsClosed: false, Names.Count: 0 }))
            {
                members.TryAdd(name, shape.Member(name).Read(FormText.Decode(raw)));
            }
        }
        return members.Count == 0 ? ParameterValue.Absent : ParameterValue.Of(Object(members));
    }

    private static ParameterValue InMatrix(ParameterView view, ValueShape shape, string raw)
    {
        if (!raw.StartsWith(';'))
        {
            return ParameterValue.Wrong("must begin with a semicolon (style matrix).");
        }
        var parts = raw[1..].Split(';');
        if (view.Explode && shape.IsObject)
        {
            return Parts(parts, view, shape, Uri.UnescapeDataString);
        }
        var prefix = $"{view.Name}=";
        return parts.All(part => part.StartsWith(prefix, StringComparison.Ordinal))
            ? Parts([.. parts.SelectMany(part => view.Explode || !(shape.IsList || shape.IsObject) ? [part[prefix.Length..]] : part[prefix.Length..].Split(','))], view, shape, Uri.UnescapeDataString)
            : ParameterValue.Wrong($"must be written ';{prefix}' and its value (style matrix).");
    }

    /// <summary>Values that are divided already, as a list, an object, or the one they must be.</summary>
    private static ParameterValue Parts(string[] parts, ParameterView view, ValueShape shape, Func<string, string> decode)
    {
        if (shape.IsList)
        {
            return ParameterValue.Of(List(parts, shape, decode));
        }
        if (!shape.IsObject)
        {
            return parts.Length == 1 ? ParameterValue.Of(shape.Read(decode(parts[0]))) : ParameterValue.Wrong("takes one value.");
        }
        var members = new OrderedDictionary<string, ContractNode>(StringComparer.Ordinal);
        for (var index = 0; index < parts.Length; index += view.Explode ? 1 : 2)
        {
            var equals = view.Explode ? parts[index].IndexOf('=', StringComparison.Ordinal) : -1;
            if (view.Explode ? equals < 0 : index + 1 >= parts.Length)
            {
                return ParameterValue.Wrong(view.Explode ? "must be written as names and values with equals signs." : "must be written as names and values in turn.");
            }
            var (name, value) = view.Explode ? (parts[index][..equals], parts[index][(equals + 1)..]) : (parts[index], parts[index + 1]);
            members[decode(name)] = shape.Member(decode(name)).Read(decode(value));
        }
        return ParameterValue.Of(Object(members));
    }

    private static ArrayNode List(IReadOnlyList<string> parts, ValueShape shape, Func<string, string> decode) =>
        new(default, [.. parts.Select(part => shape.Items.Read(decode(part)))]);

    internal static ObjectNode Object(OrderedDictionary<string, ContractNode> members) =>
        ObjectNode.Of(default, [.. members.Select(member => new Member(member.Key, member.Value, default))]);

    /// <summary>A value in a media type of its own: JSON, a form, or a text.</summary>
    private static ParameterValue Whole(ParameterRule rule, string raw, Func<string, string> decode)
    {
        var type = rule.View.MediaType ?? "";
        if (!MediaTypeView.IsJsonType(type))
        {
            return ParameterValue.Of(type is ContentRule.Form ? FormReader.Read(raw, rule.Shape) : rule.Shape.Read(decode(raw)));
        }
        try
        {
            return ParameterValue.Of(NodeText.Read(Encoding.UTF8.GetBytes(decode(raw)), ContractFormat.Json));
        }
        catch (UnreadableException)
        {
            return ParameterValue.Wrong("is not JSON.");
        }
    }
}
