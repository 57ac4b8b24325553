using System.Diagnostics;

namespace Bench.Renderers;

/// <summary>Gets the published packages with npm, each once, into a folder that later runs find again.</summary>
internal static class RendererPackages
{
    public static string Folder { get; } = Path.Combine(
        Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } cache ? cache : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"),
        "travelz-bench");

    /// <summary>Null when the package is there now; else why it is not.</summary>
    public static async Task<string?> GetAsync(Renderer renderer)
    {
        var target = Path.Combine(Folder, renderer.Key);
        if (Directory.Exists(target))
        {
            return null;
        }
        Directory.CreateDirectory(Folder);
        var fresh = Directory.CreateDirectory($"{target}.{Environment.ProcessId}").FullName;
        var (packed, said) = await RunAsync(fresh, "npm", "pack", $"{renderer.Package}@{renderer.Version}", "--silent");
        if (packed && Directory.EnumerateFiles(fresh, "*.tgz").FirstOrDefault() is { } archive)
        {
            (packed, said) = await RunAsync(fresh, "tar", "xzf", Path.GetFileName(archive), "--strip-components=1");
            File.Delete(archive);
        }
        if (!packed)
        {
            Directory.Delete(fresh, recursive: true);
            return said.Trim().ReplaceLineEndings(" ");
        }
        Directory.Move(fresh, target);
        return null;
    }

    private static async Task<(bool Worked, string Said)> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode == 0, said[1].Length > 0 ? said[1] : $"{program} ended with {process.ExitCode}");
    }
}
