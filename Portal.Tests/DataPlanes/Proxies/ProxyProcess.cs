using System.Diagnostics;
using System.Net.Sockets;
using System.Text;

namespace Portal.Tests.DataPlanes.Proxies;

/// <summary>A running proxy with one of the files of <c>deploy/</c>, its addresses put in place of those that the file names.</summary>
internal sealed class ProxyProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly StringBuilder _output = new();

    private ProxyProcess(Process process, string folder)
    {
        _process = process;
        _folder = folder;
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>What it said, its access log included.</summary>
    public string Output
    {
        get
        {
            lock (_output)
            {
                var log = Path.Combine(_folder, "tmp", "access.log");
                return _output + (File.Exists(log) ? File.ReadAllText(log) : "");
            }
        }
    }

    /// <param name="configuration">A folder of <c>deploy/</c>; its files are taken along.</param>
    public static async Task<ProxyProcess> StartAsync(
        (string Path, string? Libraries) program, string configuration, string[] arguments, IReadOnlyDictionary<string, string> addresses, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("travelz-proxy-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "tmp"));
        foreach (var file in Directory.EnumerateFiles(configuration))
        {
            var text = addresses.Aggregate(await File.ReadAllTextAsync(file, cancellationToken), (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
            await File.WriteAllTextAsync(Path.Combine(folder, Path.GetFileName(file)), text, cancellationToken);
        }
        var start = new ProcessStartInfo(program.Path, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["HOME"] = folder;
        if (program.Libraries is not null)
        {
            start.Environment["LD_LIBRARY_PATH"] = program.Libraries;
        }
        var proxy = new ProxyProcess(Process.Start(start)!, folder);
        try
        {
            await proxy.ListenAsync(new Uri("http://" + addresses["127.0.0.1:8080"]), cancellationToken);
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task ListenAsync(Uri address, CancellationToken cancellationToken)
    {
        var waited = Stopwatch.StartNew();
        while (!_process.HasExited && waited.Elapsed < TimeSpan.FromSeconds(30))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(address.Host, address.Port, cancellationToken);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(20, cancellationToken);
            }
        }
        throw new InvalidOperationException($"The proxy does not listen:{Environment.NewLine}{Output}");
    }

    private void Append(object sender, DataReceivedEventArgs line)
    {
        lock (_output)
        {
            _output.AppendLine(line.Data);
        }
    }
}
