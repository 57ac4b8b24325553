using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
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
    [InlineData("--Logging:LogLevel:Default=Loud", "Logging:LogLevel takes Trace, Debug, Information, Warning, Error, Critical, None for each category; 'Loud' is none of them.")]
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
    public async Task A_program_that_is_told_to_stop_while_it_starts_ends_without_a_failure()
    {
        var folder = Directory.CreateTempSubdirectory("travelz-stopped-").FullName;
        string[] args = [$"--Data:Path={folder}", "--Roles=control", "--Control:Url=http://127.0.0.1:0", "--Control:GrpcUrl=http://127.0.0.1:0"];

        var code = await Platform.RunAsync(args, () => PortalProgram.Build(args, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Insert(0, ServiceDescriptor.Singleton<IHostedService, StopsAtOnce>());
        }));

        Directory.Delete(folder, recursive: true);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task What_is_asked_for_under_a_public_address_with_TLS_is_answered_as_asked_for_by_TLS_and_nothing_else_is()
    {
        await using var portal = await RunningPortal.StartAsync(settings: "--Portal:PublicUrl=https://apis.travelz.example");

        Assert.Equal("https://apis.travelz.example/sign-in?returnUrl=%2Faccount", await SentToAsync(portal, "apis.travelz.example"));
        Assert.StartsWith("http://other.example/", await SentToAsync(portal, "other.example"), StringComparison.Ordinal);
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

    private static async Task<string> SentToAsync(RunningPortal portal, string host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account") { Headers = { Host = host } };
        using var answer = await portal.Portal.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.Headers.Location!.ToString();
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

    /// <summary>A signal to end that comes while the program starts.</summary>
    private sealed class StopsAtOnce(IHostApplicationLifetime lifetime) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            lifetime.StopApplication();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
