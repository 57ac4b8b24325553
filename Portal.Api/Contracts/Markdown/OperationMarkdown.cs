using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Markdown;

/// <summary>An operation, a webhook or a callback written out whole, from its endpoint to its errors.</summary>
public static class OperationMarkdown
{
    /// <summary>Rows of schemas that one text unfolds in all.</summary>
    private const int Rows = 400;

    /// <param name="endpoint">What stands in code below the title: method and address.</param>
    /// <param name="received">A call that the API makes, and the reader answers.</param>
    public static void Write(MarkdownWriter writer, OperationView operation, MarkdownScene scene, string endpoint, bool received = false)
    {
        writer.Block(MarkdownEscape.Code(endpoint));
        writer.Block(string.Join(" · ", operation.Badges.Select(MarkdownEscape.Text)));
        if (operation.Summary.Deprecated)
        {
            writer.Block($"**Deprecated.** {(operation.DeprecatedText is { } why ? MarkdownProse.Of(why, 6) : "Do not build on it; it will go.")}");
        }
        writer.Block(MarkdownProse.Of(operation.Description));
        if (operation.Docs is { } docs)
        {
            writer.Block(MarkdownEscape.Link(docs.Description ?? "More about it", docs.Url));
        }
        if (!received)
        {
            writer.Heading(2, "Credentials");
            SecurityMarkdown.Write(writer, operation.Security);
        }
        if (operation.HasOwnServers)
        {
            writer.Heading(2, "Servers of this operation");
            Servers(writer, operation.Servers);
        }
        var schemas = new SchemaMarkdown(writer, scene, new SchemaBudget(Rows));
        new OperationParts(writer, scene, schemas).Write(operation, 2, received);
    }

    public static void Servers(MarkdownWriter writer, IReadOnlyList<ServerView> servers)
    {
        foreach (var server in servers)
        {
            writer.Item(MarkdownEscape.Code(server.Template) + (server.Name is { } name ? $" {MarkdownEscape.Text(name)}" : ""), MarkdownProse.Of(server.Description, 6), () =>
            {
                foreach (var variable in server.Variables)
                {
                    var values = variable.Values.Count == 0 ? "" : $"one of {string.Join(", ", variable.Values.Select(value => MarkdownEscape.Code(value)))}; ";
                    writer.Item($"{MarkdownEscape.Code(variable.Name)}: {values}default {MarkdownEscape.Code(variable.Default)}", MarkdownProse.Of(variable.Description, 6));
                }
            });
        }
    }

    /// <summary>The ways to say who calls, with flows and scopes.</summary>
    public static void Schemes(MarkdownWriter writer, IReadOnlyList<SecuritySchemeView> schemes) => SecurityMarkdown.Schemes(writer, schemes);

    /// <summary>A schema by itself: type, description, rules and everything inside.</summary>
    public static void Schema(MarkdownWriter writer, SchemaView schema, MarkdownScene scene)
    {
        var schemas = new SchemaMarkdown(writer, scene, new SchemaBudget(Rows));
        writer.Block($"{schemas.Type(schema)}{(schema.IsDeprecated ? ", deprecated" : "")}");
        writer.Block(SchemaMarkdown.Said(schema, ShapeUse.Any));
        foreach (var value in SchemaFacts.Explained(schema))
        {
            writer.Item(MarkdownEscape.Code(value.Value), SchemaMarkdown.Joined(MarkdownEscape.Text(value.Name), MarkdownProse.Of(value.Description, 6)));
        }
        schemas.Inside(schema, ShapeUse.Any);
        if (schema.Definitions.Count > 0)
        {
            writer.Heading(2, "Defined inside");
            foreach (var definition in schema.Definitions.Take(SchemaMarkdown.MostMembers))
            {
                schemas.Member(MarkdownEscape.Code(definition.Name), definition.Schema, null, ShapeUse.Any, 0);
            }
        }
    }
}
