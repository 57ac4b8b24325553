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

    public static async Task<string> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (OnThePath(name) is { } installed)
        {
            return installed;
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
            Assert.SkipUnless(await RunsAsync(program, cancellationToken), $"{name} was got as a package and does not run by itself here: install {name}.");
            return program;
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
        await RunAsync("apt-get", ["download", name], folder, cancellationToken);
        if (Directory.EnumerateFiles(folder, "*.deb").FirstOrDefault() is { } package)
        {
            await RunAsync("dpkg", ["-x", package, folder], folder, cancellationToken);
        }
    }

    private static async Task<bool> RunsAsync(string program, CancellationToken cancellationToken) =>
        await RunAsync(program, [Path.GetFileName(program) == "caddy" ? "version" : "-v"], Path.GetTempPath(), cancellationToken) == 0;

    private static async Task<int> RunAsync(string program, string[] arguments, string folder, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode;
    }
}
