using Portal.Tests.Hosting;

namespace Portal.Tests.Catalog;

/// <summary>One running portal over a <see cref="ContractFolder"/>, for the tests of a class that only read.</summary>
public sealed class PublishedFolderFixture : IAsyncLifetime
{
    private readonly ContractFolder _folder = new();

    internal RunningPortal Portal { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // To see that script is shown as harmless text, it must be published: as an error it would not be.
        _folder.Write("trips/v2.yaml", ContractFolder.Scripted);
        Portal = await RunningPortal.StartAsync("portal", null, _folder.Setting, "--Contracts:Lint:Rules:markdown-script=warning", "--Gateway:PublicUrl=https://api.travelz.example");
    }

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        _folder.Dispose();
    }
}
