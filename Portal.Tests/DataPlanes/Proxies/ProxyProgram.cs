using System.Diagnostics;

namespace Portal.Tests.DataPlanes.Proxies;

/// <summary>
/// A proxy of Debian's: on the machine, or got by the test run without root into a folder that is kept. Where neither is possible, the test
/// says what is missing and is skipped.
/// </summary>
internal static class ProxyProgram
{
    private static readonly string Cache = Path.Combine(Path.GetTempPath(), $"travelz-proxies-{Environment.UserName}");
    private static readonly SemaphoreSlim Turn = new(1, 1);

    /// <summary>Libraries that its package does not bring along.</summary>
    private static readonly Dictionary<string, string[]> Libraries = new() { ["haproxy"] = ["liblua5.3-0", "libopentracing-c-wrapper0", "libopentracing1"] };

    /// <summary>The program, and where its libraries are beside those of the system; null: nowhere else.</summary>
    public static async Task<(string Program, string? Libraries)> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (OnThePath(name) is { } installed)
        {
            return (installed, null);
        }
        await Turn.WaitAsync(cancellationToken);
        try
        {
            var kept = Path.Combine(Cache, name);
            if (InTheFolder(kept, name) is null)
            {
                await GetAsync(name, kept, cancellationToken);
            }
            var program = InTheFolder(kept, name);
            Assert.SkipWhen(program is null, $"{name} is not on this machine, and could not be got: install {name}, or let the test run use apt-get.");
            var libraries = Directory.EnumerateDirectories(Path.Combine(kept, "usr", "lib"), "*-linux-gnu").FirstOrDefault();
            Assert.SkipUnless(await RunsAsync(program, libraries, cancellationToken), $"{name} was got as a package and does not run by itself here: install {name}.");
            return (program, libraries);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static string? OnThePath(string name) => $"{Environment.GetEnvironmentVariable("PATH")}:/usr/sbin:/usr/local/sbin".Split(':', StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    private static string? InTheFolder(string folder, string name) =>
        new[] { "usr/sbin", "usr/bin" }.Select(sub => Path.Combine(folder, sub, name)).FirstOrDefault(File.Exists);

    private static async Task GetAsync(string name, string folder, CancellationToken cancellationToken)
    {
        if (OnThePath("apt-get") is null || OnThePath("dpkg") is null)
        {
            return;
        }
        Directory.CreateDirectory(folder);
        await RunAsync("apt-get", ["download", name, .. Libraries.GetValueOrDefault(name, [])], folder, null, cancellationToken);
        foreach (var package in Directory.EnumerateFiles(folder, "*.deb"))
        {
            await RunAsync("dpkg", ["-x", package, folder], folder, null, cancellationToken);
        }
    }

    private static async Task<bool> RunsAsync(string program, string? libraries, CancellationToken cancellationToken) =>
        await RunAsync(program, [Path.GetFileName(program) == "caddy" ? "version" : "-v"], Path.GetTempPath(), libraries, cancellationToken) == 0;

    private static async Task<int> RunAsync(string program, string[] arguments, string folder, string? libraries, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        if (libraries is not null)
        {
            start.Environment["LD_LIBRARY_PATH"] = libraries;
        }
        using var process = Process.Start(start)!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }
}
