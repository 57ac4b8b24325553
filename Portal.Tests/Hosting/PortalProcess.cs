using System.Diagnostics;
using System.Net;
using System.Text;

namespace Portal.Tests.Hosting;

/// <summary>The program as a process of its own, so that it can be killed without warning and started again on the same data.</summary>
internal sealed class PortalProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private PortalProcess(Process process, Uri portal, Uri gateway)
    {
        _process = process;
        Portal = portal;
        Gateway = gateway;
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Portal { get; }

    public Uri Gateway { get; }

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static async Task<PortalProcess> StartAsync(string data, CancellationToken cancellationToken, string? contracts = null)
    {
        var (portal, gateway) = (FreePorts.Next(), FreePorts.Next());
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Portal__Url"] = portal;
        start.Environment["Gateway__Url"] = gateway;
        start.Environment["Control__Url"] = "http://127.0.0.1:0";
        start.Environment["Control__GrpcUrl"] = "http://127.0.0.1:0";
        start.Environment["Data__Path"] = data;
        start.Environment["Travelz__Traffic"] = "false";
        start.Environment["Bootstrap__AdminToken"] = RunningPortal.AdminToken;
        if (contracts is not null)
        {
            start.Environment["Catalog__Folder"] = contracts;
        }
        var running = new PortalProcess(Process.Start(start)!, new Uri(portal), new Uri(gateway));
        await running.BecomeReadyAsync(cancellationToken);
        return running;
    }

    /// <summary>SIGKILL: nothing is flushed, nothing is said good-bye to.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>
    /// SIGSTOP, at a moment in which it does not hold the database: one that is frozen while it writes holds everybody up, which is SQLite's nature.
    /// </summary>
    public async Task FreezeAsync(string data)
    {
        Signal(19);
        while (!File.ReadAllText($"/proc/{_process.Id}/stat").Contains(") T ", StringComparison.Ordinal) || !DatabaseFile.IsFree(data))
        {
            Signal(18);
            // Long enough to say that it lives.
            await Task.Delay(250, TestContext.Current.CancellationToken);
            Signal(19);
        }
    }

    public void Thaw() => Signal(18);

    /// <summary>SIGTERM: it ends by itself, with nothing left undone.</summary>
    public async Task StopAsync()
    {
        Signal(15);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>By its number on Linux.</summary>
    private void Signal(int signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }
        _process.Dispose();
    }

    private async Task BecomeReadyAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = Portal, Timeout = TimeSpan.FromSeconds(5) };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (_process.HasExited)
            {
                break;
            }
            try
            {
                using var answer = await http.GetAsync("/health/ready", cancellationToken);
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(50, cancellationToken);
        }
        throw new InvalidOperationException($"The program did not become ready:{Environment.NewLine}{Output}");
    }

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
