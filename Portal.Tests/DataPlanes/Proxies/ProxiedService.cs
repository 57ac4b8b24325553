using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Api.Hosting;

namespace Portal.Tests.DataPlanes.Proxies;

/// <summary>A service behind a proxy, which says its name and remembers what reached it.</summary>
internal sealed class ProxiedService(string name) : IAsyncDisposable
{
    private Listener? _listener;

    public ConcurrentQueue<ReachedService> Calls { get; } = new();

    public string Address => _listener!.Addresses[0].Authority;

    public static async Task<ProxiedService> StartAsync(string name, CancellationToken cancellationToken)
    {
        var service = new ProxiedService(name);
        service._listener = await Listener.StartAsync(["http://127.0.0.1:0"], NullLoggerFactory.Instance, app => app.Run(service.AnswerAsync), cancellationToken: cancellationToken);
        return service;
    }

    public ValueTask DisposeAsync() => _listener!.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        Calls.Enqueue(new ReachedService(
            context.Request.Method,
            context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase)));
        return context.Response.WriteAsync(name);
    }
}

internal sealed record ReachedService(string Method, string Target, IReadOnlyDictionary<string, string> Headers);
