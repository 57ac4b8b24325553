using System.Diagnostics;
using Bench.Renderers;
using Bench.Serving;

namespace Bench.Gateways;

/// <summary>Stoplight's Prism from npm, with what it needs, in the folder where packages of other benches are kept.</summary>
internal static class PrismPackage
{
    public const string Version = "5.16.0";

    private static readonly string Installed = Path.Combine(RendererPackages.Folder, $"prism-{Version}");

    /// <summary>Its main file for node; null with why it is not there.</summary>
    public static async Task<(string? Main, string Missing)> GetAsync()
    {
        if (!Directory.Exists(Installed) && await InstallAsync() is { } missing)
        {
            return (null, missing);
        }
        return (Path.Combine(Installed, "node_modules", "@stoplight", "prism-cli", "dist", "index.js"), "");
    }

    /// <summary>As quiet as it can be told to be: what it says of each call is not what is measured.</summary>
    /// <param name="upstream">For a validating proxy; null: a mock.</param>
    public static Task<BenchProcess> StartAsync(string main, string contract, Uri? upstream)
    {
        var address = Listener.FreeAddress();
        var what = upstream is null ? $"mock -v silent -h 127.0.0.1 -p {address.Port} '{contract}'" : $"proxy -v silent --errors -h 127.0.0.1 -p {address.Port} '{contract}' {upstream.GetLeftPart(UriPartial.Authority)}";
        return BenchProcess.StartAsync(address, "sh", "-c", $"exec node '{main}' {what} >/dev/null 2>&1");
    }

    private static async Task<string?> InstallAsync()
    {
        var fresh = Directory.CreateDirectory($"{Installed}.{Environment.ProcessId}").FullName;
        try
        {
            using var npm = Process.Start(new ProcessStartInfo("npm", ["install", "--no-audit", "--no-fund", "--silent", $"@stoplight/prism-cli@{Version}"]) { WorkingDirectory = fresh })!;
            await npm.WaitForExitAsync();
            if (npm.ExitCode != 0)
            {
                Directory.Delete(fresh, recursive: true);
                return $"npm could not install @stoplight/prism-cli@{Version}";
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Directory.Delete(fresh, recursive: true);
            return "npm is not on this machine";
        }
        Directory.Move(fresh, Installed);
        return null;
    }
}
