using System.Diagnostics;

namespace Portal.Tests.Browser;

/// <summary>
/// Finds a Chromium, or gets one: <c>CHROMIUM_PATH</c>, one on the PATH, Playwright's own installer, and on Debian as root the
/// distribution's package. A test that needs a browser is never skipped: without one it fails, and says what to install.
/// </summary>
internal static class ChromiumPath
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>The executable to start; null leaves the choice to Playwright, which has a browser of its own.</summary>
    public static string? FindOrInstall()
    {
        if (Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } given)
        {
            return File.Exists(given) ? given : throw new InvalidOperationException($"CHROMIUM_PATH names '{given}', and there is no such file.");
        }
        if (OnPath() is { } found)
        {
            return found;
        }
        if (Microsoft.Playwright.Program.Main(["install", "chromium"]) == 0)
        {
            return null;
        }
        if (IsRootOnDebian() && Run("apt-get", "update") && Run("apt-get", "install", "-y", "--no-install-recommends", "chromium") && OnPath() is { } installed)
        {
            return installed;
        }
        throw new InvalidOperationException("The browser tests need Chromium: install it (Debian: apt-get install chromium), or set CHROMIUM_PATH to a Chromium or Chrome.");
    }

    private static string? OnPath() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists);

    private static bool IsRootOnDebian() => OperatingSystem.IsLinux() && Environment.UserName == "root" && File.Exists("/usr/bin/apt-get");

    private static bool Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DEBIAN_FRONTEND"] = "noninteractive";
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
