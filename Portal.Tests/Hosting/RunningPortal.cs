using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Portal.Api.Access.Credentials.Tokens;
using Portal.Api.Hosting;
using Portal.Api.Persistence;

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
        await DataTemplate.FillAsync(data, configure is null, settings);
        return await StartAtAsync(data, roles, configure, settings);
    }

    /// <summary>The tables of an empty database and a key to sign tokens with, which takes a while to find, and nothing else.</summary>
    public static async Task MigrateAsync(string data)
    {
        await using var app = Build(data, "portal", null, []);
        await using var db = app.Services.GetRequiredService<PortalDbContextFactory>().Create();
        await db.Database.MigrateAsync(TestContext.Current.CancellationToken);
        app.Services.GetRequiredService<SigningKeys>().Renew();
    }

    /// <summary>A first start from an empty folder, and its end. What it leaves in the folder stays.</summary>
    public static async Task RunOnceAsync(string data)
    {
        var portal = await StartAtAsync(data, "portal", null, []);
        portal.Portal.Dispose();
        await portal._app.StopAsync(CancellationToken.None);
        await portal._app.DisposeAsync();
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

    private static async Task<RunningPortal> StartAtAsync(string data, string roles, Action<WebApplicationBuilder>? configure, string[] settings)
    {
        var app = Build(data, roles, configure, settings);
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

    private static WebApplication Build(string data, string roles, Action<WebApplicationBuilder>? configure, string[] settings)
    {
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
        return PortalProgram.Build(args, builder =>
        {
            builder.Logging.ClearProviders();
            configure?.Invoke(builder);
        });
    }
}
