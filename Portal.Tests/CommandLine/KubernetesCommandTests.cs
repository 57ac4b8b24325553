using Portal.Api.CommandLine;

namespace Portal.Tests.CommandLine;

public sealed class KubernetesCommandTests : IDisposable
{
    private readonly CommandFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("istio", "edge/authorization-policy.yaml")]
    [InlineData("gateway-api", "edge/gateway.travel-agency.yaml")]
    [InlineData("envoy-gateway", "edge/security-policy.travel-agency.yaml")]
    public async Task Manifests_are_written_to_a_folder_of_their_own(string target, string file)
    {
        var output = Path.Combine(_files.Folder, "out");

        var run = await CommandRun.OfAsync("export", target, "--out", output);
        var again = await CommandRun.OfAsync("export", target, "--out", output);
        _files.Write("out/edge/old.yaml", "");
        var over = await CommandRun.OfAsync("export", target, "--out", output, "--overwrite");

        Assert.Equal((ExitCode.Fine, ""), (run.Code, run.Error));
        Assert.True(File.Exists(Path.Combine(output, file)));
        Assert.True(File.Exists(Path.Combine(output, "kustomization.yaml")));
        Assert.Equal(ExitCode.WrongUsage, again.Code);
        Assert.Contains("--overwrite", again.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Fine, over.Code);
        Assert.Contains("old.yaml is not of this export, and was left as it is.", over.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_with_the_files_is_told_and_nothing_is_written()
    {
        _files.Write("mesh/a.yaml", "apiVersion: networking.istio.io/v1\nkind: WasmPlugin\nmetadata: { name: a }\nspec: {}\n");
        var output = Path.Combine(_files.Folder, "out");

        var run = await CommandRun.OfAsync("export", "istio", "--out", output, "--mesh", Path.Combine(_files.Folder, "mesh"));

        Assert.Equal(ExitCode.Unreadable, run.Code);
        Assert.Contains("a.yaml:2: kind: takes VirtualService", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was written.\n", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(output));
    }

    [Theory]
    [InlineData("--namespace takes a name of Kubernetes", "--namespace", "A_")]
    [InlineData("--image takes an image", "--image", "a b")]
    [InlineData("--portal-url takes an address", "--portal-url", "portal")]
    [InlineData("--service-port", "--service-port", "8000")]
    public async Task A_setting_that_cannot_work_is_wrong_usage(string message, params string[] arguments)
    {
        var run = await CommandRun.OfAsync(["export", "istio", "--out", Path.Combine(_files.Folder, "out"), .. arguments]);

        Assert.Equal(ExitCode.WrongUsage, run.Code);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_told()
    {
        var run = await CommandRun.OfAsync("export", "istio", "--out", Path.Combine(_files.Folder, "out"), "--catalog", Path.Combine(_files.Folder, "none"));

        Assert.Equal(ExitCode.Unreadable, run.Code);
        Assert.Contains("there is no such folder", run.Error, StringComparison.Ordinal);
    }
}
