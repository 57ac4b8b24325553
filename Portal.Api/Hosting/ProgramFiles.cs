namespace Portal.Api.Hosting;

/// <summary>
/// Finds the files that come with the program. In a checkout these are the originals, so that editing one takes effect;
/// in a published folder they lie beside the program.
/// </summary>
internal static class ProgramFiles
{
    private static readonly string? Checkout = FindCheckout();

    /// <summary>Where relative paths of settings start.</summary>
    public static string Home => Checkout is null ? AppContext.BaseDirectory : Path.Combine(Checkout, "Portal");

    public static string Contracts => Checkout is null ? Path.Combine(AppContext.BaseDirectory, "openapi") : Path.Combine(Checkout, "openapi");

    public static string MeshFiles => Path.Combine(Checkout is null ? AppContext.BaseDirectory : Path.Combine(Checkout, "Portal.Api"), "Travelz", "Mesh");

    private static string? FindCheckout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Travelz.Portal.sln")))
            {
                return folder.FullName;
            }
        }
        return null;
    }
}
