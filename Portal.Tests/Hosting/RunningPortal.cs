using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Api.Hosting;

namespace Portal.Tests.Hosting;

/// <summary>The real program on free ports with an empty data folder of its own, in this process.</summary>
internal sealed class RunningPortal : IAsyncDisposable
{
    public const string AdminToken = "test-administrator-token-0123456789abcdef";

    private readonly WebApplication _app;
    private readonly string _data;
    private bool _started;

    private RunningPortal(WebApplication app, string data)
    {
        _app = app;
        _data = data;
        Portal = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });
    }

    public PlatformAddresses Addresses => _app.Services.GetRequiredService<PlatformAddresses>();

    public IServiceProvider Services => _app.Services;

    public string DataFolder => _data;

    /// <summary>Anonymous client of the portal's listener. It keeps no cookies and follows no redirects.</summary>
    public HttpClient Portal { get; }

    public static async Task<RunningPortal> StartAsync(string roles = "portal", Action<WebApplicationBuilder>? configure = null, params string[] settings)
    {
        var data = Directory.CreateTempSubdirectory("travelz-test-").FullName;
        string[] args =
        [
            $"--Data:Path={data}",
            $"--Roles={roles}",
            "--Portal:Url=http://127.0.0.1:0",
            "--Gateway:Url=http://127.0.0.1:0",
            "--Control:Url=http://127.0.0.1:0",
            "--Control:GrpcUrl=http://127.0.0.1:0",
            "--Travelz:Traffic=false",
            $"--Bootstrap:AdminToken={AdminToken}",
            "--environment=Development",
            .. settings,
        ];
        var app = PortalProgram.Build(args, builder =>
        {
            builder.Logging.ClearProviders();
            configure?.Invoke(builder);
        });
        var portal = new RunningPortal(app, data);
        try
        {
            await app.StartAsync(TestContext.Current.CancellationToken);
            portal._started = true;
            portal.Portal.BaseAddress = portal.Addresses.Portal;
            return portal;
        }
        catch
        {
            await portal.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Portal.Dispose();
        if (_started)
        {
            await _app.StopAsync(CancellationToken.None);
        }
        await _app.DisposeAsync();
        DatabaseFile.Release(_data);
        Directory.Delete(_data, recursive: true);
    }
}
