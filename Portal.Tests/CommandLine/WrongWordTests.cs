using Portal.Api.CommandLine;
using Portal.Tests.Catalog;
using Portal.Tests.Gateway;

namespace Portal.Tests.CommandLine;

public sealed class WrongWordTests
{
    [Theory]
    [InlineData("contracts lnt", "'lnt' is no command of 'contracts'; did you mean 'lint'? It has lint, rules, diff, bundle, publish.", "contracts --help")]
    [InlineData("contract lint openapi", "'contract' is no command; did you mean 'contracts'? It has contracts, apply, export.", "--help")]
    [InlineData("contracts lint --fial-on error openapi", "'--fial-on' is no option of 'lint'; did you mean '--fail-on'?", "contracts lint --help")]
    public async Task A_word_that_nobody_knows_is_named_with_the_one_that_was_meant(string line, string first, string help)
    {
        var run = await CommandRun.OfAsync(line.Split(' '));

        Assert.Equal((ExitCode.WrongUsage, first), (run.Code, run.Error.Split('\n')[0].TrimEnd()));
        Assert.Contains($"Say '{help}' for what there is.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_in_the_portal_s_place_is_called_one()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var folder = new ContractFolder();
        using var files = new CommandFiles();

        var run = await CommandRun.OfAsync("apply", "-f", folder.Root, "--server", gateway.Address.ToString(), "--token-file", files.Write("token", "some-token-of-somebody"), "--yes");

        Assert.Equal(ExitCode.Refused, run.Code);
        Assert.Contains(
            $"{gateway.Address.GetLeftPart(UriPartial.Authority)} is a gateway, where the APIs themselves are called. --server takes the address of the portal's pages, such as http://localhost:5080.",
            run.Error,
            StringComparison.Ordinal);
    }
}
