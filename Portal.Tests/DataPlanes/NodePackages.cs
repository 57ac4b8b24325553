using System.Diagnostics;
using System.Text.Json;
using Portal.Tests.Conventions;

namespace Portal.Tests.DataPlanes;

/// <summary>Published packages of npm that scripts of tests use: got once, into a folder that is kept.</summary>
/// <param name="name">Of the folder.</param>
/// <param name="what">What cannot be had without them, for the word of a test that is skipped.</param>
internal sealed class NodePackages(string name, string what, params string[] packages)
{
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>What npm says where there is no way to its registry.</summary>
    private static readonly string[] Unreachable = ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "ENETUNREACH", "ERR_SOCKET_TIMEOUT"];

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"travelz-{name}-{Environment.UserName}");

    /// <summary>What a script answers to what it is told, both as JSON. Its path starts at the top of the source tree.</summary>
    public async Task<JsonElement> RunAsync(string script, object told)
    {
        await GetAsync();
        var start = Start("node", Path.Combine(SourceTree.Root, script));
        start.Environment["NODE_PATH"] = Path.Combine(_folder, "node_modules");
        var (code, said, wrong) = await RunAsync(start, JsonSerializer.Serialize(told));
        Assert.True(code == 0, wrong);
        return JsonDocument.Parse(said).RootElement.Clone();
    }

    private async Task GetAsync()
    {
        Assert.SkipUnless(IsThere("node") && IsThere("npm"), $"node and npm are not on this machine: {what} cannot be got.");
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (Directory.Exists(_folder))
            {
                return;
            }
            var fresh = Directory.CreateDirectory($"{_folder}.{Environment.ProcessId}").FullName;
            var start = Start("npm", ["install", "--prefix", fresh, "--ignore-scripts", "--no-audit", "--no-fund", .. packages]);
            start.WorkingDirectory = fresh;
            var (code, _, wrong) = await RunAsync(start, "");
            if (code == 0)
            {
                Directory.Move(fresh, _folder);
                return;
            }
            Directory.Delete(fresh, recursive: true);
            // A package that is named wrongly, or does not install, is a fault of ours and fails.
            Assert.SkipWhen(Unreachable.Any(wrong.Contains), $"npm's registry cannot be reached from here: {what} cannot be got.");
            Assert.Fail($"npm does not install {string.Join(", ", packages)}: {wrong.Trim()}");
        }
        finally
        {
            Turn.Release();
        }
    }

    private static ProcessStartInfo Start(string program, params string[] arguments) =>
        new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };

    private static bool IsThere(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<(int Code, string Said, string Wrong)> RunAsync(ProcessStartInfo start, string input)
    {
        var cancelled = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(input.AsMemory(), cancelled);
        process.StandardInput.Close();
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancelled), process.StandardError.ReadToEndAsync(cancelled));
        await process.WaitForExitAsync(cancelled);
        return (process.ExitCode, said[0], said[1]);
    }
}
