namespace Bench.Renderers;

/// <summary>
/// A renderer of OpenAPI documents as its makers publish it, and the smallest page that its own instructions ask for. Paths inside the
/// page begin at <c>/packages/{Key}/</c>; <c>{document}</c> stands for the address of the document.
/// </summary>
/// <param name="Anchor">What its address says behind the number sign to open an operation.</param>
internal sealed record Renderer(string Name, string Package, string Version, string Head, string Body, Func<MeasuredOperation, string> Anchor)
{
    public static IReadOnlyList<Renderer> All { get; } =
    [
        new(
            "Swagger UI", "swagger-ui-dist", "5.35.0",
            """<link rel="stylesheet" href="{package}/swagger-ui.css">""",
            """<div id="ui"></div><script src="{package}/swagger-ui-bundle.js"></script><script>SwaggerUIBundle({ url: "{document}", dom_id: "#ui", deepLinking: true, docExpansion: "none" })</script>""",
            operation => $"/{(operation.Tag.Length == 0 ? "default" : operation.Tag)}/{Uri.EscapeDataString(operation.Id)}"),
        new(
            "Redoc 2", "redoc", "2.5.4", "",
            """<redoc spec-url="{document}"></redoc><script src="{package}/bundles/redoc.standalone.js"></script>""",
            operation => operation.Tag.Length == 0 ? $"operation/{operation.Id}" : $"tag/{operation.Tag}/operation/{operation.Id}"),
        new(
            "Redoc 3", "redoc", "3.0.1", "",
            """<redoc spec-url="{document}"></redoc><script type="module" src="{package}/bundles/redoc.standalone.js"></script>""",
            operation => operation.Tag.Length == 0 ? $"operation/{operation.Id}" : $"tag/{operation.Tag}/operation/{operation.Id}"),
        new(
            "Scalar", "@scalar/api-reference", "1.76.0", "",
            """<div id="app"></div><script src="{package}/dist/browser/standalone.js"></script><script>Scalar.createApiReference("#app", { url: "{document}", telemetry: false, withDefaultFonts: false })</script>""",
            operation => $"tag/{(operation.Tag.Length == 0 ? "default" : operation.Tag.ToLowerInvariant())}/{operation.Method.ToUpperInvariant()}{operation.Path}"),
        new(
            "RapiDoc", "rapidoc", "9.3.8", """<script type="module" src="{package}/dist/rapidoc-min.js"></script>""",
            """<rapi-doc spec-url="{document}" render-style="focused"></rapi-doc>""",
            operation => $"{operation.Method}-{operation.Path.Replace('{', '-').Replace('}', '-')}"),
        new(
            "Stoplight Elements", "@stoplight/elements", "9.0.25",
            """<link rel="stylesheet" href="{package}/styles.min.css"><script src="{package}/web-components.min.js"></script>""",
            """<elements-api apiDescriptionUrl="{document}" router="hash" layout="sidebar"></elements-api>""",
            operation => $"/operations/{operation.Id}"),
    ];

    /// <summary>Its name in addresses and folders.</summary>
    public string Key => $"{Package.TrimStart('@').Replace('/', '-')}-{Version}";

    public string Page(string document) =>
        $"""<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>{Name}</title>{Filled(Head, document)}</head><body>{Filled(Body, document)}</body></html>""";

    private string Filled(string html, string document) =>
        html.Replace("{package}", $"/packages/{Key}", StringComparison.Ordinal).Replace("{document}", document, StringComparison.Ordinal);
}
