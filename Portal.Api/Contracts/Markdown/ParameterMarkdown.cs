using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Markdown;

/// <summary>Parameters and headers, an item each.</summary>
internal sealed class ParameterMarkdown(MarkdownWriter writer, MarkdownScene scene, SchemaMarkdown schemas)
{
    private const int MostExamples = 6;

    public void Write(IEnumerable<ParameterView> parameters, ShapeUse use)
    {
        foreach (var parameter in parameters.Where(parameter => scene.Insider || !parameter.IsInternal))
        {
            var marks = string.Join(", ", Marks(parameter));
            writer.Item($"{MarkdownEscape.Code(parameter.Name)} ({marks})", Said(parameter, use), () => Inside(parameter, use));
        }
    }

    private IEnumerable<string> Marks(ParameterView parameter)
    {
        yield return parameter.In == "querystring" ? "the whole query" : MarkdownEscape.Text(parameter.In);
        if (parameter.Schema is { } schema)
        {
            yield return schemas.Type(schema);
        }
        if (parameter.Required)
        {
            yield return "required";
        }
        if (parameter.Deprecated)
        {
            yield return "deprecated";
        }
        foreach (var badge in parameter.Badges)
        {
            yield return MarkdownEscape.Text(badge);
        }
    }

    private static string Said(ParameterView parameter, ShapeUse use) => SchemaMarkdown.Joined(
    [
        MarkdownProse.Of(parameter.Description ?? parameter.Schema?.Description, 6),
        parameter.DeprecatedText is { } why ? $"Deprecated: {MarkdownProse.Of(why, 6)}" : "",
        parameter.Schema is { } schema ? SchemaFacts.Of(schema, use) : "",
        ParameterStyle.Of(parameter) is { } style ? $"Written as {MarkdownEscape.Code(style.Example)}: {style.Words} ({Style(parameter)})." : "",
        parameter.MediaType is { } type ? $"Its value is written as {MarkdownEscape.Code(type)}." : "",
        parameter.AllowReserved ? "Characters such as / and ? are sent as they are." : "",
        parameter.AllowEmpty ? "May be sent without a value." : "",
        .. parameter.Examples.Take(MostExamples).Select(Example),
    ]);

    private static string Style(ParameterView parameter) => $"style {parameter.Style}, {(parameter.Explode ? "exploded" : "not exploded")}";

    private static string Example(ExampleView example) => example.ExternalUrl is { } url
        ? $"Example: {MarkdownEscape.Link(example.Summary ?? example.Name, url)}."
        : $"Example: {MarkdownEscape.Code(example.Text)}{(example.Summary is { } summary ? $" ({MarkdownEscape.Text(summary)})" : "")}.";

    private void Inside(ParameterView parameter, ShapeUse use)
    {
        if (parameter.Schema is { } schema)
        {
            schemas.Fold(schema, use, 0);
        }
    }
}
