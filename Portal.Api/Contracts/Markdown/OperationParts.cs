using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Markdown;

/// <summary>What is sent and what comes back, in sections.</summary>
internal sealed class OperationParts
{
    private readonly MarkdownWriter _writer;
    private readonly MarkdownScene _scene;
    private readonly ParameterMarkdown _parameters;
    private readonly ContentMarkdown _contents;

    public OperationParts(MarkdownWriter writer, MarkdownScene scene, SchemaMarkdown schemas)
    {
        _writer = writer;
        _scene = scene;
        _parameters = new ParameterMarkdown(writer, scene, schemas);
        _contents = new ContentMarkdown(writer, schemas, _parameters);
    }

    public void Write(OperationView operation, int level, bool received)
    {
        if (operation.Parameters.Any(parameter => _scene.Insider || !parameter.IsInternal))
        {
            _writer.Heading(level, "Parameters");
            _parameters.Write(operation.Parameters, ShapeUse.Request);
        }
        if (operation.Body is { } body)
        {
            _writer.Heading(level, $"{(received ? "Body" : "Request body")}{(body.Required ? " (required)" : "")}");
            _writer.Block(MarkdownProse.Of(body.Description, 4));
            _contents.Write(body.Contents, ShapeUse.Request);
        }
        Responses(received ? "How you answer" : "Responses", operation.Responses.Where(response => !response.IsError), level);
        Responses("Errors", operation.Responses.Where(response => response.IsError), level);
        if (operation.Callbacks.Count > 0)
        {
            _writer.Heading(level, "Callbacks");
            _writer.Block("Calls that the API makes to you because of this one.");
            foreach (var callback in operation.Callbacks)
            {
                _writer.Heading(level + 1, $"{MarkdownEscape.Text(callback.Name)}: {MarkdownEscape.Code($"{callback.Operation.Summary.Method} {callback.Expression}")}");
                _writer.Block(MarkdownProse.Of(callback.Operation.Description, level + 2));
                Write(callback.Operation, level + 2, received: true);
            }
        }
    }

    private void Responses(string title, IEnumerable<ResponseView> responses, int level)
    {
        foreach (var (response, index) in responses.Select((response, index) => (response, index)))
        {
            if (index == 0)
            {
                _writer.Heading(level, title);
            }
            var summary = response.Summary ?? MarkdownText.FirstParagraph(response.Description);
            _writer.Heading(level + 1, $"{MarkdownEscape.Text(response.Status)} {MarkdownEscape.Text(summary)}".TrimEnd());
            if (response.Description is { } description && description.Trim() != summary)
            {
                _writer.Block(MarkdownProse.Of(description, level + 2));
            }
            _contents.Write(response.Contents, ShapeUse.Answer);
            if (response.Contents.Count == 0)
            {
                _writer.Block("No body.");
            }
            if (response.Headers.Count > 0)
            {
                _writer.Block("Headers:");
                _parameters.Write(response.Headers, ShapeUse.Answer);
            }
            Links(response.Links);
        }
    }

    private void Links(IReadOnlyList<LinkView> links)
    {
        if (links.Count > 0)
        {
            _writer.Block("What can follow:");
        }
        foreach (var link in links)
        {
            var where = link.Operation is { } operation ? $" leads to {MarkdownEscape.Link(operation, _scene.Operation(operation))}" : "";
            var values = link.Parameters.Select(parameter => $"{MarkdownEscape.Code(parameter.Name)} from {MarkdownEscape.Code(parameter.Value)}")
                .Concat(link.Body is { } body ? [$"the body from {MarkdownEscape.Code(body)}"] : []);
            _writer.Item(string.Join(", ", [$"{MarkdownEscape.Text(link.Name)}{where}", .. values]), MarkdownProse.Of(link.Description, 6));
        }
    }
}
