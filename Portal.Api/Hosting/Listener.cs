using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Portal.Api.Hosting;

/// <summary>A small web application of its own inside the process: its own addresses and pipeline, nothing of the pages.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Listener(WebApplication app, Uri[] addresses)
    {
        _app = app;
        Addresses = addresses;
    }

    /// <summary>The addresses it really listens at, in the order asked for, with the ports it was given.</summary>
    public IReadOnlyList<Uri> Addresses { get; }

    /// <param name="setting">The key that <paramref name="urls"/> came from, to name when they are taken.</param>
    public static async Task<Listener> StartAsync(
        IReadOnlyList<string> urls,
        ILoggerFactory logs,
        Action<WebApplication> pipeline,
        Action<IServiceCollection>? services = null,
        Action<KestrelServerOptions>? server = null,
        string? setting = null,
        CancellationToken cancellationToken = default)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<ILoggerFactory>(new ListenerLogs(logs));
        builder.Services.AddLogging();
        builder.WebHost.UseKestrelCore().UseUrls([.. urls]).ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            server?.Invoke(options);
        });
        services?.Invoke(builder.Services);

        var app = builder.Build();
        pipeline(app);
        try
        {
            await app.StartAsync(cancellationToken);
        }
        catch (Exception exception) when (setting is not null && exception is IOException or System.Net.Sockets.SocketException)
        {
            await app.DisposeAsync();
            throw new SettingException(setting, $"asks for {string.Join(", ", urls)}, which cannot be listened at: {exception.InnerException?.Message ?? exception.Message}");
        }
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        return new Listener(app, [.. bound.Select(address => new Uri(address))]);
    }

    public Task StopAsync(CancellationToken cancellationToken) => _app.StopAsync(cancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
