using Portal.Tests.Catalog;
using Portal.Tests.Conventions;
using Portal.Tests.Hosting;

namespace Portal.Tests.Reference;

/// <summary>A running portal that shows contracts which say everything a contract can say: <c>Documents/everything-v1.yaml</c> in OpenAPI 3.2, v0 in 3.0.</summary>
public sealed class EverythingFixture : IAsyncLifetime
{
    private readonly ContractFolder _folder = new();

    internal RunningPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        _folder.Write("everything/api.yaml", """
            title: Everything
            summary: Says everything that a contract can say.
            owner: Test
            domain: travel
            audience: partners
            versions: [{ name: v1, audience: partners }, { name: v0, audience: partners }]
            """);
        foreach (var version in new[] { "v1", "v0" })
        {
            _folder.Write($"everything/{version}.yaml", await File.ReadAllTextAsync(Path.Combine(SourceTree.Root, "Portal.Tests", "Reference", "Documents", $"everything-{version}.yaml")));
        }
        // To see that script is shown as harmless text, it must be published: as an error it would not be.
        Portal = await RunningPortal.StartAsync("portal", null, _folder.Setting, "--Contracts:Lint:Rules:markdown-script=warning");
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        _folder.Dispose();
    }
}
