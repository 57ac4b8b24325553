using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Markdown;

/// <summary>
/// Writes schemas as nested lists: as deep as the budget goes, which is shared by all of a text. What is deeper, or lies inside itself, is told by
/// its type, with a link where it has a page.
/// </summary>
internal sealed class SchemaMarkdown(MarkdownWriter writer, MarkdownScene scene, SchemaBudget budget)
{
    /// <summary>Members of one object that are written out; nothing can be unfolded here.</summary>
    public const int MostMembers = 100;

    private const int MostChoices = 40;

    /// <summary>What a value is, in words; the name of a component leads to it.</summary>
    public string Type(SchemaView schema)
    {
        var (before, name, after) = schema.TypeParts;
        return MarkdownEscape.Text(before) + (before.EndsWith(' ') ? " " : "")
            + (name is null ? "" : MarkdownEscape.Link(name, scene.Schema(name)))
            + (after.StartsWith(' ') ? " " : "") + MarkdownEscape.Text(after) + (schema.IsRecursive ? " (again)" : "");
    }

    /// <summary>Everything inside a schema, whose own type and description stand above already.</summary>
    public void Inside(SchemaView schema, ShapeUse use, int depth = 0, int from = 0)
    {
        var shape = SchemaShape.Of(schema);
        var members = shape.Properties.Where(property => scene.Shows(property, use)).ToList();
        foreach (var property in members.Skip(from).Take(MostMembers))
        {
            Member($"{MarkdownEscape.Code(property.Name)}", property.Schema, property.Required ? "required" : null, use, depth);
        }
        if (members.Count - from > MostMembers)
        {
            writer.Item($"and {members.Count - from - MostMembers} more members, which the contract lists");
        }
        foreach (var pattern in shape.PatternProperties.Where(pattern => scene.Shows(pattern, use)))
        {
            Member($"names that match {MarkdownEscape.Code(pattern.Name)}", pattern.Schema, null, use, depth);
        }
        if (shape.AdditionalProperties is { } others)
        {
            Member("any other name", others, null, use, depth);
        }
        Choices(shape, use, depth);
        Rules(shape, use, depth);
        if (!ReferenceEquals(shape, schema))
        {
            Rules(schema, use, depth);
        }
    }

    /// <summary>One value under a name or in words.</summary>
    public void Member(string name, SchemaView schema, string? mark, ShapeUse use, int depth)
    {
        var marks = string.Join(", ", new[] { Type(schema), mark, schema.IsDeprecated ? "deprecated" : null, schema.IsInternal ? "internal" : null }.OfType<string>()
            .Concat(schema.Badges.Select(MarkdownEscape.Text)).Where(word => word.Length > 0));
        writer.Item($"{name} ({marks})", Said(schema, use), () => Fold(schema, use, depth));
    }

    /// <summary>What is said of a value: description, then what holds for it.</summary>
    public static string Said(SchemaView schema, ShapeUse use) => Joined(
        MarkdownProse.Of(schema.Description, 6), schema.DeprecatedText is { } why ? $"Deprecated: {MarkdownProse.Of(why, 6)}" : "", SchemaFacts.Of(schema, use));

    /// <summary>Texts on one line where all are short, else as paragraphs.</summary>
    public static string Joined(params IEnumerable<string> texts)
    {
        var said = texts.Where(text => text.Length > 0).ToList();
        return string.Join(said.Exists(text => text.Contains('\n', StringComparison.Ordinal)) ? "\n\n" : " ", said);
    }

    /// <summary>What a value is made of, where the budget has room for it.</summary>
    public void Fold(SchemaView schema, ShapeUse use, int depth)
    {
        foreach (var value in SchemaFacts.Explained(schema))
        {
            writer.Item(MarkdownEscape.Code(value.Value), Joined(MarkdownEscape.Text(value.Name), MarkdownProse.Of(value.Description, 6)));
        }
        if (!schema.CanOpen)
        {
            if (SchemaShape.Of(schema) is var item && !ReferenceEquals(item, schema) && Said(item, use) is { Length: > 0 } said)
            {
                writer.Item($"each item ({Type(item)})", said);
            }
        }
        else if (!schema.IsRecursive && budget.TryTake(SchemaShape.Rows(schema), depth))
        {
            Inside(schema, use, depth + 1);
        }
        else if (SchemaShape.Of(schema) is { Name: null } folded)
        {
            writer.Item(Count(folded.Properties.Count(property => scene.Shows(property, use))));
        }
    }

    private static string Count(int members) => members > 0 ? $"{members} members, which the contract lists" : "its parts, which the contract lists";

    private void Choices(SchemaView schema, ShapeUse use, int depth)
    {
        foreach (var (words, alternatives) in new (string, IReadOnlyList<SchemaView>)[] { ("One of", schema.OneOf), ("Any of", schema.AnyOf) })
        {
            if (alternatives.Count > 0)
            {
                var told = schema.Discriminator is { } tag ? $", told apart by {MarkdownEscape.Code(tag.Property)}" : "";
                writer.Item($"{words}{told}:", inside: () => Alternatives(schema, alternatives, use, depth));
            }
        }
        if (schema is { OneOf.Count: 0, AnyOf.Count: 0, Discriminator: { Mapping.Count: > 0 } kinds })
        {
            writer.Item($"{MarkdownEscape.Code(kinds.Property)} says which kind it is:", inside: () =>
            {
                foreach (var (value, name) in kinds.Mapping.Take(MostChoices))
                {
                    writer.Item($"{MarkdownEscape.Code(value)}: {MarkdownEscape.Link(name, scene.Schema(name))}");
                }
            });
        }
        if (schema.Discriminator?.Default is { } other)
        {
            writer.Item($"With any other value, or none: {MarkdownEscape.Link(other, scene.Schema(other))}");
        }
    }

    private void Alternatives(SchemaView schema, IReadOnlyList<SchemaView> alternatives, ShapeUse use, int depth)
    {
        foreach (var alternative in alternatives.Take(MostChoices))
        {
            var values = schema.Discriminator?.ValuesOf(alternative.Name) ?? [];
            var when = values.Count == 0 ? null : $"when {MarkdownEscape.Code(schema.Discriminator!.Property)} is {string.Join(" or ", values.Select(value => MarkdownEscape.Code(value)))}";
            var name = alternative.Name is null ? MarkdownEscape.Text(alternative.Title ?? "this") : MarkdownEscape.Code(alternative.Name);
            Member(name, alternative, when, use, depth);
        }
        if (alternatives.Count > MostChoices)
        {
            writer.Item($"and {alternatives.Count - MostChoices} more");
        }
    }

    private void Rules(SchemaView schema, ShapeUse use, int depth)
    {
        foreach (var (words, rule) in SchemaRuleWords.Of(schema))
        {
            Member(MarkdownEscape.Text(words), rule, null, use, depth);
        }
        foreach (var (name, others) in schema.DependentRequired)
        {
            writer.Item($"With {MarkdownEscape.Code(name)}, also required: {string.Join(", ", others.Select(other => MarkdownEscape.Code(other)))}");
        }
    }
}
