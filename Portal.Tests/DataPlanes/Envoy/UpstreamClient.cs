using System.Diagnostics;
using System.Text.Json;
using Portal.Tests.Conventions;

namespace Portal.Tests.DataPlanes.Envoy;

/// <summary>A client made of Envoy's own published definitions, by Node. Its packages are got once into a folder that is kept.</summary>
internal static class UpstreamClient
{
    private static readonly string[] Packages = ["@grpc/grpc-js@1.14.7", "@grpc/grpc-js-xds@1.14.1", "@grpc/proto-loader@0.8.1"];
    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), $"travelz-envoy-protos-{Environment.UserName}");

    public static async Task<JsonElement> AskAsync(Uri address, string file, string service, string method, object request)
    {
        await GetAsync();
        var start = new ProcessStartInfo("node", [Path.Combine(SourceTree.Root, "Portal.Tests/DataPlanes/Envoy/upstream-client.js")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["NODE_PATH"] = Path.Combine(Folder, "node_modules");
        var (code, said, wrong) = await RunAsync(start, JsonSerializer.Serialize(new { address = address.Authority, file, service, method, request }));
        Assert.True(code == 0, wrong);
        return JsonDocument.Parse(said).RootElement.Clone();
    }

    private static async Task GetAsync()
    {
        Assert.SkipUnless(IsThere("node") && IsThere("npm"), "node and npm are not on this machine: Envoy's published definitions cannot be got.");
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            if (Directory.Exists(Folder))
            {
                return;
            }
            var fresh = Directory.CreateDirectory($"{Folder}.{Environment.ProcessId}").FullName;
            var start = new ProcessStartInfo("npm", ["install", "--prefix", fresh, "--ignore-scripts", "--no-audit", "--no-fund", .. Packages])
            {
                WorkingDirectory = fresh,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            var (code, _, wrong) = await RunAsync(start, "");
            if (code == 0)
            {
                Directory.Move(fresh, Folder);
                return;
            }
            Directory.Delete(fresh, recursive: true);
            Assert.Skip($"npm could not get Envoy's published definitions: {wrong.Trim()}");
        }
        finally
        {
            Turn.Release();
        }
    }

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
