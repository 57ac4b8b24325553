using System.Diagnostics;

namespace Bench.Serving;

/// <summary>The published program with a catalogue of its own, as a process: its real server, compression included. The portals' own traffic is off.</summary>
internal sealed class ServedPortal : IAsyncDisposable
{
    public const string AdminToken = "bench-administrator-token-0123456789abcdef";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private ServedPortal(Process process, DirectoryInfo folder, Uri address, Uri gateway, Uri control)
    {
        _process = process;
        _folder = folder;
        (Gateway, Control) = (gateway, control);
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
    }

    public Uri Address => Client.BaseAddress!;

    public Uri Gateway { get; }

    public Uri Control { get; }

    public int ProcessId => _process.Id;

    public HttpClient Client { get; }

    public TimeSpan ReadyAfter { get; private set; }

    public double ResidentMegabytes => ProcessFigures.ResidentMegabytes(_process.Id);

    /// <param name="published">Folder of <c>dotnet publish Portal -c Release</c>.</param>
    /// <param name="catalogue">Writes what is to be served into a folder.</param>
    public static async Task<ServedPortal> StartAsync(string published, Action<string>? catalogue = null, params (string Name, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("bench-portal-");
        (catalogue ?? ServedCatalogue.Write)(Path.Combine(folder.FullName, "catalogue"));
        var (address, gateway, control) = (Listener.FreeAddress(), Listener.FreeAddress(), Listener.FreeAddress());
        var start = new ProcessStartInfo("dotnet", [Path.Combine(published, "Portal.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Settings(folder.FullName, address, gateway, control).Concat(settings))
        {
            start.Environment[name] = value;
        }
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is null ? "" : line.Data + "\n");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var portal = new ServedPortal(process, folder, address, gateway, control);
        while (!await portal.IsReadyAsync())
        {
            if (process.HasExited || clock.Elapsed > TimeSpan.FromMinutes(2))
            {
                await portal.DisposeAsync();
                throw new InvalidOperationException("The portal did not start.");
            }
            await Task.Delay(20);
        }
        portal.ReadyAfter = clock.Elapsed;
        return portal;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static IEnumerable<(string Name, string Value)> Settings(string folder, Uri address, Uri gateway, Uri control) =>
    [
        ("Portal__Url", address.ToString()),
        ("Gateway__Url", gateway.ToString()),
        ("Control__Url", control.ToString()),
        ("Control__GrpcUrl", "http://127.0.0.1:0"),
        ("Data__Path", Path.Combine(folder, "data")),
        ("Catalog__Folder", Path.Combine(folder, "catalogue")),
        ("Travelz__Traffic", "false"),
        ("Bootstrap__AdminToken", AdminToken),
    ];

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
