using System.Diagnostics;
using System.Text;

namespace Portal.Tests.Mesh.Joining;

/// <summary>The program as a process that has joined the mesh of another, so that it can be stopped, frozen and killed.</summary>
internal sealed class MemberProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private MemberProcess(Process process, string name)
    {
        (_process, Name) = (process, name);
        process.OutputDataReceived += (_, line) => Append(line.Data);
        process.ErrorDataReceived += (_, line) => Append(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Name { get; }

    public int ExitCode => _process.ExitCode;

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

    public static MemberProcess Start(Uri control, string name, params string[] workloads)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Portal.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["Roles"] = "travelz";
        start.Environment["Mesh__Join"] = control.ToString();
        start.Environment["Mesh__JoinToken"] = JoinedMesh.Token;
        start.Environment["Mesh__Name"] = name;
        // It has none: whoever writes anything fails.
        start.Environment["Data__Path"] = "/dev/null/none";
        // A line within the mesh goes through no proxy of the environment.
        foreach (var proxy in new[] { "http_proxy", "https_proxy", "all_proxy" })
        {
            start.Environment[proxy] = "http://127.0.0.1:1";
        }
        start.Environment["no_proxy"] = "";
        for (var index = 0; index < workloads.Length; index++)
        {
            start.Environment[$"Travelz__Workloads__{index}"] = workloads[index];
        }
        return new MemberProcess(Process.Start(start)!, name);
    }

    /// <summary>SIGKILL: it says good-bye to nobody.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>By its number on Linux: 15 asks it to end, 19 freezes it, 18 lets it go on.</summary>
    public void Signal(int signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        kill.WaitForExit();
    }

    public async Task StopAsync()
    {
        Signal(15);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await KillAsync();
        }
        _process.Dispose();
    }

    private void Append(string? line)
    {
        lock (_output)
        {
            _output.AppendLine(line);
        }
    }
}
