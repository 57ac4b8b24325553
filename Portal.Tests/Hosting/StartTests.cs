using System.Net;
using System.Net.Sockets;
using Portal.Api.Hosting;

namespace Portal.Tests.Hosting;

public sealed class StartTests
{
    [Theory]
    [InlineData("--Portal:Url=ftp://localhost:5080", "Portal:Url takes an address")]
    [InlineData("--Control:Url=http://localhost:5082/path", "Control:Url takes an address")]
    [InlineData("--Roles=portal,doorman", "'doorman' is none of them")]
    [InlineData("--Data:Path=/dev/null/data", "Data:Path takes a folder")]
    [InlineData("--Catalog:Folder=/nowhere/at/all", "Catalog:Folder takes a folder that exists")]
    [InlineData("--Gateway:Url=", "Gateway:Url")]
    [InlineData("--Mesh:Path=/nowhere/at/all", "Mesh:Path takes a folder that exists")]
    public async Task A_bad_value_ends_the_start_with_one_line_that_names_the_key(string setting, string expected)
    {
        var line = await StartAndFailAsync(setting);

        Assert.Contains(expected, line, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', line);
    }

    [Theory]
    [InlineData("Portal:Url")]
    [InlineData("Control:Url")]
    [InlineData("Control:GrpcUrl")]
    public async Task A_taken_port_is_named_with_its_setting(string key)
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var line = await StartAndFailAsync($"--{key}=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        Assert.Contains(key, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_without_the_portals_role_listens_at_no_address_of_the_portal()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        await using var control = await RunningPortal.StartAsync("control", null, $"--Portal:Url=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}");

        Assert.Null(control.Addresses.Portal);
        using var http = new HttpClient();
        using var ready = await http.GetAsync(new Uri(control.Addresses.Control!, "/health/ready"), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    private static async Task<string> StartAndFailAsync(string setting)
    {
        var failure = await Record.ExceptionAsync(async () =>
        {
            await using var portal = await RunningPortal.StartAsync("portal,control", null, setting);
        });
        Assert.NotNull(failure);
        var line = StartFailure.Explain(failure);
        Assert.True(line is not null, failure.ToString());
        return line;
    }
}
