using Portal.Tests.Catalog;
using Portal.Tests.Hosting;

namespace Portal.Tests.CommandLine;

/// <summary>A running portal with nothing in its catalogue, a folder to apply to it, and an administrator's token in a file.</summary>
internal sealed class CatalogRun : IAsyncDisposable
{
    private readonly CommandFiles _files = new();
    private readonly string _empty = Directory.CreateTempSubdirectory("travelz-empty-").FullName;

    private CatalogRun()
    {
    }

    public RunningPortal Portal { get; private set; } = null!;

    public ContractFolder Folder { get; } = new();

    public string TokenFile { get; private set; } = "";

    public string Server => Portal.Addresses.Portal!.ToString();

    public static async Task<CatalogRun> StartAsync()
    {
        var run = new CatalogRun();
        run.TokenFile = run.Write("token", RunningPortal.AdminToken + "\n");
        run.Portal = await RunningPortal.StartAsync("portal", null, $"--Catalog:Folder={run._empty}");
        return run;
    }

    /// <summary>A file beside the folder.</summary>
    public string Write(string name, string text) => _files.Write(name, text);

    public string Path(string name) => System.IO.Path.Combine(_files.Folder, name);

    public Task<CommandRun> ApplyAsync(params string[] more) => CommandRun.OfAsync(["apply", "-f", Folder.Root, "--server", Server, "--token-file", TokenFile, .. more]);

    public Task<CommandRun> ExportAsync(string folder, params string[] more) => CommandRun.OfAsync(["export", "-o", folder, "--server", Server, "--token-file", TokenFile, .. more]);

    public async ValueTask DisposeAsync()
    {
        await Portal.DisposeAsync();
        Folder.Dispose();
        _files.Dispose();
        Directory.Delete(_empty, recursive: true);
    }
}
