using System.Text.RegularExpressions;
using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>Path templates: what the gateway routes by.</summary>
internal static partial class PathRules
{
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<DocumentSite>(
            "path-ambiguous", Warning, "Paths differ in more than the names of their parameters",
            "No request can tell such paths apart: the gateway takes one of them, always the same.",
            "Make one path of the two, or tell them apart by a segment of fixed text.",
            (document, notes) =>
            {
                var signatures = new Dictionary<string, string>(StringComparer.Ordinal);
                foreach (var path in document.Run.Paths)
                {
                    var signature = Parameter().Replace(path.Template, "{}");
                    if (!signatures.TryAdd(signature, path.Template))
                    {
                        notes.Add(path.Place, $"This path and '{Shorten.Text(signatures[signature])}' differ in the names of their parameters only.");
                    }
                }
            }),
        LintCheck.On<DocumentSite>(
            "path-overlap", Hint, "No request fits two paths equally well",
            "Where each of two paths has fixed text in a segment where the other has a parameter, which one answers is a matter of the router, and routers differ.",
            "Move the parameter behind the fixed text, or give one of the paths a segment of its own.",
            (document, notes) =>
            {
                foreach (var (path, other) in PathOverlaps.Of(document.Run.Paths))
                {
                    notes.Add(path.Place, $"A request may fit this path and '{Shorten.Text(other.Template)}' equally well.");
                }
            }),
        LintCheck.On<PathSite>(
            "path-trailing-slash", Warning, "Paths do not end in a slash",
            "With and without a slash are two addresses; callers forget which one it is and are answered 404.",
            "Take the slash off the end.",
            (path, notes) =>
            {
                if (path.Template.Length > 1 && path.Template.EndsWith('/'))
                {
                    notes.Add(path.Place, "This path ends in a slash.");
                }
            }),
        LintCheck.On<PathSite>(
            "path-query", Error, "Paths have no query",
            "The gateway matches the path of a request only; a template with a query matches none.",
            "Describe what follows the question mark as parameters in query.",
            (path, notes) =>
            {
                if (path.Template.Contains('?', StringComparison.Ordinal))
                {
                    notes.Add(path.Place, "This path has a query in it.");
                }
            }),
        LintCheck.On<PathSite>(
            "path-fragment", Warning, "Paths have no fragment",
            "What follows a number sign is never sent, so no request matches this template. Some authors tell operations of one path apart by it.",
            "Describe the operations of one path as one, with parameters or alternatives where they differ.",
            (path, notes) =>
            {
                if (path.Template.Contains('#', StringComparison.Ordinal))
                {
                    notes.Add(path.Place, "This path has a fragment in it.");
                }
            }),
        LintCheck.On<PathSite>(
            "path-empty-segment", Warning, "Paths have no empty segments",
            "Two slashes in a row are made one by many proxies, and then nothing answers.",
            "Take one of the two slashes away.",
            (path, notes) =>
            {
                if (path.Template.Contains("//", StringComparison.Ordinal))
                {
                    notes.Add(path.Place, "This path has an empty segment.");
                }
            }),
        LintCheck.On<PathSite>(
            "path-braces", Error, "Braces in paths come in pairs",
            "A parameter that does not end cannot be matched or filled in.",
            "Write parameters as {name}.",
            (path, notes) =>
            {
                if (Parameter().Replace(path.Template, "").AsSpan().ContainsAny('{', '}'))
                {
                    notes.Add(path.Place, "This path has a brace without its other half, or nothing between two.");
                }
            }),
        LintCheck.On<PathSite>(
            "path-parameter-repeated", Error, "A parameter stands once in a path",
            "Two places with one name cannot be filled with two values.",
            "Give the two parameters two names.",
            (path, notes) =>
            {
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var name in Names(path.Template).Where(name => !names.Add(name)))
                {
                    notes.Add(path.Place, $"'{{{Shorten.Text(name)}}}' stands twice in this path.");
                }
            }),
        LintCheck.On<DocumentSite>(
            "path-case", Hint, "Paths keep to one way of joining words",
            "Whoever has called /city-lists tries /travel-plans next, not /travelPlans.",
            "Spell the segment as most others in the document are.",
            (document, notes) => MixedCase(document, notes)),
        LintCheck.On<OperationSite>(
            "path-parameter-declared", Error, "Parameters in a path are described",
            "A call cannot be made, sampled or checked while nobody says what stands in its path.",
            "Describe the parameter, with in: path and required: true.",
            (operation, notes) =>
            {
                var described = operation.Parameters.Where(parameter => parameter.Node.Text("in") == "path").Select(parameter => parameter.Node.Text("name")).ToHashSet();
                foreach (var name in operation.IsInbound ? Names(operation.Path).Where(name => !described.Contains(name)) : [])
                {
                    notes.Add(operation.Place, $"The path has '{{{Shorten.Text(name)}}}', and no parameter in path of that name describes it.");
                }
            }),
        LintCheck.On<OperationSite>(
            "path-parameter-unknown", Warning, "Parameters in path stand in the path",
            "A value that has no place in the address is asked for and never sent.",
            "Put {name} into the path, or correct the parameter's name.",
            (operation, notes) =>
            {
                var names = Names(operation.Path).ToHashSet(StringComparer.Ordinal);
                foreach (var parameter in operation.Parameters.Where(parameter => operation.IsInbound && parameter.Node.Text("in") == "path" && !names.Contains(parameter.Node.Text("name") ?? "")))
                {
                    notes.Add(parameter.Place, $"The path has no '{{{Shorten.Text(parameter.Node.Text("name") ?? "")}}}'.");
                }
            }),
    ];

    internal static IEnumerable<string> Names(string template) => Parameter().Matches(template).Select(match => match.Groups[1].Value);

    private static void MixedCase(DocumentSite document, LintNotes notes)
    {
        var styled = document.Run.Paths.SelectMany(path => path.Template.Split('/').Where(segment => !segment.Contains('{')).Select(segment => (path, segment, Style: Style(segment))))
            .Where(each => each.Style is not null).ToList();
        if (styled.Count == 0)
        {
            return;
        }
        var usual = styled.GroupBy(each => each.Style).OrderByDescending(style => style.Count()).First().Key;
        foreach (var (path, segment, style) in styled.Where(each => each.Style != usual))
        {
            notes.Add(path.Place, $"'{Shorten.Text(segment)}' is in {style}, most of the document in {usual}.");
        }
    }

    private static string? Style(string segment) => segment switch
    {
        _ when segment.Contains('-') => "kebab-case",
        _ when segment.Contains('_') => "snake_case",
        _ when segment.Length > 1 && segment[1..].Any(char.IsAsciiLetterUpper) && segment.Any(char.IsAsciiLetterLower) => "camelCase",
        _ => null,
    };

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Parameter();
}
