using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Markdown;

/// <summary>Bodies: their media types with schema, encodings and examples.</summary>
internal sealed class ContentMarkdown(MarkdownWriter writer, SchemaMarkdown schemas, ParameterMarkdown parameters)
{
    private const int MostExamples = 4;
    private const int LongestExample = 20_000;

    public void Write(IReadOnlyList<MediaTypeView> contents, ShapeUse use)
    {
        foreach (var content in contents)
        {
            var schema = content.Schema;
            writer.Block(MarkdownEscape.Code(content.Type) + (schema is null ? "" : $": {schemas.Type(schema)}"));
            if (schema is not null)
            {
                writer.Block(SchemaMarkdown.Said(schema, use));
                schemas.Fold(schema, use, 0);
            }
            if (content.Item is { } item)
            {
                schemas.Member("each item of the stream", item, null, use, 0);
            }
            foreach (var encoding in content.Encodings)
            {
                writer.Item($"part {MarkdownEscape.Code(encoding.Name)}: {string.Join(", ", How(encoding))}", inside: () => parameters.Write(encoding.Headers, use));
            }
            Examples(content);
        }
    }

    private static IEnumerable<string> How(EncodingView encoding)
    {
        yield return encoding.ContentType is { } type ? $"sent as {MarkdownEscape.Code(type)}" : "sent as it is";
        if (encoding.Style is { } style)
        {
            yield return $"style {MarkdownEscape.Text(style)}";
        }
        if (encoding.Explode is { } explode)
        {
            yield return explode ? "exploded" : "not exploded";
        }
        if (encoding.AllowReserved)
        {
            yield return "reserved characters as they are";
        }
    }

    private void Examples(MediaTypeView content)
    {
        foreach (var example in content.Examples.Take(MostExamples))
        {
            var words = content.IsMade ? "Example, made from the schema" : example.Summary ?? (example.Name == "example" ? "Example" : $"Example {example.Name}");
            if (example.ExternalUrl is { } url)
            {
                writer.Block(MarkdownEscape.Link(words, url));
                continue;
            }
            writer.Block($"{MarkdownEscape.Text(words)}:");
            writer.Block(MarkdownProse.Of(example.Description, 6));
            writer.Code(example.Text.Length > LongestExample ? example.Text[..LongestExample] + "\n..." : example.Text, content.IsJson ? "json" : "");
        }
    }
}
