namespace Portal.Api.Contracts.Slices;

/// <summary>How a parameter with more than one value is written, in words and as an example: what OpenAPI calls style and explode.</summary>
public sealed record ParameterStyle(string Words, string Example)
{
    /// <summary>Null where there is nothing to say: a single value, or one written in a media type.</summary>
    public static ParameterStyle? Of(ParameterView parameter) => parameter switch
    {
        { MediaType: not null } => null,
        { Schema: { } schema } when schema.Types.Contains("array") => List(parameter, schema),
        { Schema: { } schema } when schema.Types.Contains("object") || schema.Properties.Count > 0 => Object(parameter, schema),
        _ => null,
    };

    private static ParameterStyle List(ParameterView parameter, SchemaView schema)
    {
        var (name, first, second) = (parameter.Name, Value(schema.Items, 0), Value(schema.Items, 1));
        return (parameter.In, parameter.Style, parameter.Explode) switch
        {
            (_, "spaceDelimited", _) => new("values divided by spaces", $"{name}={first}%20{second}"),
            (_, "pipeDelimited", _) => new("values divided by bars", $"{name}={first}%7C{second}"),
            (_, "label", var apart) => new("after a dot", $".{first}{(apart ? "." : ",")}{second}"),
            (_, "matrix", true) => new("the name again for each value", $";{name}={first};{name}={second}"),
            (_, "matrix", _) => new("values divided by commas", $";{name}={first},{second}"),
            ("cookie", _, true) => new("the name again for each value", $"{name}={first}; {name}={second}"),
            ("query", _, true) => new("the name again for each value", $"{name}={first}&{name}={second}"),
            ("query" or "cookie", _, _) => new("values divided by commas", $"{name}={first},{second}"),
            _ => new("values divided by commas", $"{first},{second}"),
        };
    }

    private static ParameterStyle Object(ParameterView parameter, SchemaView schema)
    {
        var names = schema.Properties.Select(property => property.Name).Concat(["a", "b"]).Take(2).ToList();
        var (name, a, b) = (parameter.Name, names[0], names[1]);
        var (x, y) = (Value(schema.Properties.ElementAtOrDefault(0)?.Schema, 0), Value(schema.Properties.ElementAtOrDefault(1)?.Schema, 1));
        return (parameter.In, parameter.Style, parameter.Explode) switch
        {
            (_, "deepObject", _) => new("members in brackets", $"{name}[{a}]={x}&{name}[{b}]={y}"),
            (_, "label", true) => new("members after dots", $".{a}={x}.{b}={y}"),
            (_, "label", _) => new("after a dot, names and values in turn", $".{a},{x},{b},{y}"),
            (_, "matrix", true) => new("each member by itself", $";{a}={x};{b}={y}"),
            (_, "matrix", _) => new("names and values in turn", $";{name}={a},{x},{b},{y}"),
            ("cookie", _, true) => new("each member by itself", $"{a}={x}; {b}={y}"),
            ("query", _, true) => new("each member by itself", $"{a}={x}&{b}={y}"),
            ("query" or "cookie", _, _) => new("names and values in turn", $"{name}={a},{x},{b},{y}"),
            (_, _, true) => new("members with their values", $"{a}={x},{b}={y}"),
            _ => new("names and values in turn", $"{a},{x},{b},{y}"),
        };
    }

    private static string Value(SchemaView? schema, int index) =>
        schema?.Enum.ElementAtOrDefault(index) ?? (schema?.Types is ["integer" or "number", ..] ? $"{index + 1}" : index == 0 ? "red" : "blue");
}
