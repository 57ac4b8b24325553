using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bench.Serving;

/// <summary>The published program with a catalogue of its own, as a process: its real server, compression included. The portals' own traffic is off.</summary>
internal sealed class ServedPortal : IAsyncDisposable
{
    public const string AdminToken = "bench-administrator-token-0123456789abcdef";

    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private ServedPortal(Process process, DirectoryInfo folder, Uri address)
    {
        _process = process;
        _folder = folder;
        Client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(2) };
    }

    public Uri Address => Client.BaseAddress!;

    public HttpClient Client { get; }

    public TimeSpan ReadyAfter { get; private set; }

    public double ResidentMegabytes => double.Parse(
        File.ReadLines($"/proc/{_process.Id}/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1000;

    /// <param name="published">Folder of <c>dotnet publish Portal -c Release</c>.</param>
    public static async Task<ServedPortal> StartAsync(string published)
    {
        var folder = Directory.CreateTempSubdirectory("bench-portal-");
        ServedCatalogue.Write(Path.Combine(folder.FullName, "catalogue"));
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var start = new ProcessStartInfo("dotnet", [Path.Combine(published, "Portal.dll")]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Settings(folder.FullName, address))
        {
            start.Environment[name] = value;
        }
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) => Console.Error.Write(line.Data is null ? "" : line.Data + "\n");
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var portal = new ServedPortal(process, folder, address);
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

    private static IEnumerable<(string Name, string Value)> Settings(string folder, Uri address) =>
    [
        ("Portal__Url", address.ToString()),
        ("Gateway__Url", "http://127.0.0.1:0"),
        ("Control__Url", "http://127.0.0.1:0"),
        ("Control__GrpcUrl", "http://127.0.0.1:0"),
        ("Data__Path", Path.Combine(folder, "data")),
        ("Catalog__Folder", Path.Combine(folder, "catalogue")),
        ("Travelz__Traffic", "false"),
        ("Bootstrap__AdminToken", AdminToken),
    ];

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

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
