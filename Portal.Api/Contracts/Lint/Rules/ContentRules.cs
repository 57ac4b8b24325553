using System.Text.RegularExpressions;
using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>Bodies and their media types.</summary>
internal static partial class ContentRules
{
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<MediaTypeSite>(
            "media-type-name", Warning, "Media types are well formed",
            "What is no media type matches no Content-Type: the gateway refuses every body, and callers cannot ask for it.",
            "Write type/subtype, such as application/json; ranges such as image/* are fine.",
            (media, notes) =>
            {
                if (!MediaType().IsMatch(media.Place.Name))
                {
                    notes.Add(media.Place, $"'{Shorten.Text(media.Place.Name)}' is no media type.");
                }
            }),
        LintCheck.On<MediaTypeSite>(
            "media-type-schema", Warning, "JSON bodies have a schema",
            "Without one, the body is neither shown nor checked, and clients get an untyped object.",
            "Add a schema.",
            (media, notes) =>
            {
                if (!media.Has("schema") && !media.Has("itemSchema") && media.Place.Name.Contains("json", StringComparison.OrdinalIgnoreCase))
                {
                    notes.Add(media.Place, $"This body ({Shorten.Text(media.Place.Name)}) has no schema.");
                }
            }),
        LintCheck.On<MediaTypeSite>(
            "media-type-example", Hint, "Bodies have an example",
            "Most readers look at the example first and at the schema only when it does not answer their question.",
            "Add an example to the body or to its schema.",
            (media, notes) =>
            {
                if (!media.Has("example") && !media.Has("examples") && media.Place.Name.Contains("json", StringComparison.OrdinalIgnoreCase) && !HasExample(media))
                {
                    notes.Add(media.Place, $"This body ({Shorten.Text(media.Place.Name)}) has no example.");
                }
            }),
        LintCheck.On<MediaTypeSite>(
            "example-exclusive", Warning, "There is one example, or named ones, not both",
            "OpenAPI allows only one of example and examples; which one tools show is up to them.",
            "Move the one under examples, with a name.",
            (media, notes) =>
            {
                if (media.Has("example") && media.Has("examples"))
                {
                    notes.Add(media.Place.At("example"), "There are 'example' and 'examples'.");
                }
            }),
        LintCheck.On<RequestBodySite>(
            "request-body-content", Warning, "Request bodies say what they hold",
            "A body without a media type can be neither sent nor checked.",
            "Describe at least one media type under content.",
            (body, notes) =>
            {
                if (!body.Node.Get("content").Members().Any())
                {
                    notes.Add(body.Place.At("content"), "This body has no media type.");
                }
            }),
        LintCheck.On<RequestBodySite>(
            "request-body-required", Hint, "Request bodies say whether they are required",
            "A body is optional unless said otherwise, which is seldom what was meant: calls without one then reach the service.",
            "Say required: true, or required: false on purpose.",
            (body, notes) =>
            {
                if (!body.Has("required"))
                {
                    notes.Add(body.Place, "This body does not say whether it is required.");
                }
            }),
    ];

    private static bool HasExample(MediaTypeSite media) =>
        (media.Node.Get("schema") ?? media.Node.Get("itemSchema")) is { } schema
        && media.Run.Document.Layers(schema) is var layers
        && (layers.Any(layer => layer.Get("example") is not null || layer.Get("examples") is not null) || layers[^1] is { } target && ItemsHaveExample(media, target));

    private static bool ItemsHaveExample(MediaTypeSite media, ContractNode schema) =>
        schema.Get("items") is { } items && media.Run.Document.Layers(items).Any(layer => layer.Get("example") is not null || layer.Get("examples") is not null);

    /// <summary>RFC 9110, section 8.3.1, ranges included.</summary>
    [GeneratedRegex(@"^([A-Za-z0-9!#$%&'+.^_`|~-]+|\*)/([A-Za-z0-9!#$%&'+.^_`|~-]+|\*)(\s*;\s*[^=;\s]+=(""[^""]*""|[^;\s]+))*\s*\z")]
    private static partial Regex MediaType();
}
