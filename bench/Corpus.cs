namespace Bench;

/// <summary>The documents that are measured: those of this checkout and, where they lie beside it, the large public ones.</summary>
internal static class Corpus
{
    public static string Root { get; } = FindRoot();

    private static string Folder { get; } = Path.GetFullPath(Path.Combine(Root, "..", "shared", "corpus", "openapi"));

    /// <summary>Name and file of the documents that tables show.</summary>
    public static IEnumerable<(string Name, string File)> Shown => ((string Name, string File)[])
    [
        ("Travelz travels v2", Path.Combine(Root, "openapi", "travels", "v2.yaml")),
        ("Travelz portal v1", Path.Combine(Root, "openapi", "portal", "v1.yaml")),
        ("Stripe, JSON", Path.Combine(Folder, "stripe", "spec3.json")),
        ("Stripe, YAML", Path.Combine(Folder, "stripe", "spec3.yaml")),
        ("Kubernetes", Path.Combine(Folder, "kubernetes", "swagger-1.13.json")),
        ("GitHub", Path.Combine(Folder, "github", "api.github.com.json")),
    ];

    /// <summary>The large document that a catalogue of the bench shows as this API; null where it does not lie beside the checkout.</summary>
    public static string? FileOf(string api) =>
        Path.Combine(Folder, api, api == "github" ? "api.github.com.json" : "spec3.json") is var file && File.Exists(file) ? file : null;

    /// <summary>The files of at most so many bytes: this checkout's contracts, and, where they lie beside it, examples of all versions, right and wrong.</summary>
    public static IEnumerable<string> Small(int bytes) => ((string[])[Path.Combine(Root, "openapi"), .. ((string[])["oas-examples", "learn", "oai-tests"]).Select(folder => Path.Combine(Folder, folder))])
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories))
        .Where(file => Path.GetExtension(file) is ".json" or ".yaml" && new FileInfo(file).Length <= bytes)
        .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Travelz.Portal.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("The bench measures a checkout: run it in one.");
    }
}
