using Portal.Tests.Conventions;

namespace Portal.Tests.Applications.Certificates;

/// <summary>The contracts of the program, where Flights takes client certificates too.</summary>
internal sealed class SealedCatalogue : IDisposable
{
    private static readonly string Contracts = Path.Combine(SourceTree.Root, "openapi");

    public SealedCatalogue()
    {
        foreach (var file in Directory.EnumerateFiles(Contracts, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Folder, Path.GetRelativePath(Contracts, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        var flights = Path.Combine(Folder, "flights", "api.yaml");
        File.WriteAllText(flights, File.ReadAllText(flights).Replace("  - kind: oauth\n", "  - kind: oauth\n  - kind: client_certificate\n", StringComparison.Ordinal));
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("travelz-sealed-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
