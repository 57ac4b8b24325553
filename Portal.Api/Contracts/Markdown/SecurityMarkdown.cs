using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Markdown;

/// <summary>How a caller says who it is.</summary>
internal static class SecurityMarkdown
{
    /// <summary>One of these is enough; within one, all.</summary>
    public static void Write(MarkdownWriter writer, IReadOnlyList<SecurityRequirementView> ways)
    {
        if (ways.Count == 0)
        {
            writer.Block("No credential is needed.");
        }
        foreach (var way in ways)
        {
            writer.Item(way.Parts.Count == 0
                ? ways.Count == 1 ? "No credential is needed" : "Nothing: it can be called without a credential"
                : (way == ways[0] ? "" : "or ") + string.Join(" and ", way.Parts.Select(part => Part(part.Scheme, part.Scopes))));
        }
    }

    public static void Schemes(MarkdownWriter writer, IReadOnlyList<SecuritySchemeView> schemes)
    {
        foreach (var scheme in schemes)
        {
            writer.Item(
                $"{MarkdownEscape.Code(scheme.Name)}: {MarkdownEscape.Text(scheme.InWords)}{(scheme.IsDeprecated ? ", deprecated" : "")}",
                MarkdownProse.Of(scheme.Description, 6),
                () => Flows(writer, scheme));
        }
    }

    private static void Flows(MarkdownWriter writer, SecuritySchemeView scheme)
    {
        if (scheme.MetadataUrl is { } metadata)
        {
            writer.Item($"It describes itself at {MarkdownEscape.Code(metadata)}");
        }
        foreach (var flow in scheme.Flows)
        {
            writer.Item(MarkdownEscape.Text(flow.Title), inside: () =>
            {
                foreach (var (words, url) in flow.Urls)
                {
                    writer.Item($"{words} {MarkdownEscape.Code(url)}");
                }
                foreach (var (name, description) in flow.Scopes)
                {
                    writer.Item($"Scope {MarkdownEscape.Code(name)}", MarkdownEscape.Text(description));
                }
            });
        }
    }

    private static string Part(SecuritySchemeView scheme, IReadOnlyList<string> scopes)
    {
        var kind = scheme.Type is "oauth2" or "openIdConnect" ? "scope" : "role";
        var with = scopes.Count == 0 ? "" : $" with the {kind}{(scopes.Count == 1 ? "" : "s")} {string.Join(", ", scopes.Select(scope => Scope(scheme, scope)))}";
        return MarkdownEscape.Text(scheme.InWords) + (scheme.IsDeprecated ? " (deprecated)" : "") + with;
    }

    private static string Scope(SecuritySchemeView scheme, string scope) =>
        MarkdownEscape.Code(scope) + (scheme.ScopeWords(scope) is { } words ? $" ({MarkdownEscape.Text(words)})" : "");
}
