namespace Portal.Api.DataPlanes.Doors;

/// <summary>How a data plane is made to ask: the pages that lie beside the examples in <c>deploy/</c>, part of the program.</summary>
public static class DoorGuides
{
    public static IReadOnlyList<string> Names { get; } = ["nginx", "caddy", "envoy", "traefik", "haproxy", "kubernetes", "3scale"];

    /// <summary>Markdown; null: there is no such page.</summary>
    public static string? Find(string name)
    {
        if (!Names.Contains(name))
        {
            return null;
        }
        using var stream = typeof(DoorGuides).Assembly.GetManifestResourceStream($"deploy/{name}/README.md")
            ?? throw new InvalidOperationException($"The page of {name} is not part of the program.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
