namespace Bench.Serving;

/// <summary>A catalogue folder with this checkout's contracts and, where they lie beside it, Stripe's and GitHub's.</summary>
internal static class ServedCatalogue
{
    private static readonly (string Api, string Title)[] Large = [("stripe", "Stripe"), ("github", "GitHub")];

    public static void Write(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Corpus.Root, "openapi"), "*", SearchOption.AllDirectories))
        {
            Copy(file, Path.Combine(folder, Path.GetRelativePath(Path.Combine(Corpus.Root, "openapi"), file)));
        }
        foreach (var (api, title) in Large)
        {
            if (Corpus.FileOf(api) is { } document)
            {
                Copy(document, Path.Combine(folder, api, "v1.json"));
                File.WriteAllText(Path.Combine(folder, api, "api.yaml"), Definition(title));
            }
        }
    }

    private static void Copy(string file, string target)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        // The bytes alone: what is copied may be read-only where it lies.
        File.WriteAllBytes(target, File.ReadAllBytes(file));
    }

    private static string Definition(string title) =>
        $$"""
        title: {{title}}
        summary: A large public contract, as it is published.
        owner: Bench
        domain: travel-agency
        audience: partners
        gateway: false
        versions:
          - { name: v1, audience: partners }
          - { name: v2, audience: partners }
        """;
}
