namespace Portal.Tests.Conventions;

/// <summary>The sources of this checkout.</summary>
internal static class SourceTree
{
    private static readonly string[] Products = ["Portal", "Portal.Api"];
    private static readonly string[] All = ["Portal", "Portal.Api", "Portal.Tests", "bench"];

    public static string Root { get; } = Find();

    /// <summary>Files of the product (not of its tests) with one of the endings, as paths relative to the root.</summary>
    public static IEnumerable<string> Product(params string[] endings) => Files(Products, endings);

    public static IEnumerable<string> Everything(params string[] endings) => Files(All, endings);

    public static string Read(string relative) => File.ReadAllText(Path.Combine(Root, relative));

    private static IEnumerable<string> Files(string[] projects, string[] endings) =>
        projects.Select(project => Path.Combine(Root, project)).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal)
                && !file.Contains("/Migrations/", StringComparison.Ordinal) && !file.Contains("/App_Data/", StringComparison.Ordinal))
            .Where(file => endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Travelz.Portal.sln")))
        {
            folder = folder.Parent;
        }
        return folder?.FullName ?? throw new InvalidOperationException("These tests read the sources: run them in a checkout.");
    }
}
