using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Bench.Fuzzing.Smuggling;

/// <summary>The service behind the gateway, which keeps what it should never have seen, and answers each call with its target.</summary>
internal sealed class SeeingUpstream : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _faults = new();
    private int _calls;

    private SeeingUpstream(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    public int Calls => _calls;

    /// <summary>Of every call of the application that is let in.</summary>
    public string Application { get; set; } = "";

    public static async Task<SeeingUpstream> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var upstream = new SeeingUpstream(app);
        app.Run(upstream.AnswerAsync);
        await app.StartAsync();
        return upstream;
    }

    /// <summary>Null: nothing since it was last asked.</summary>
    public string? TakeFault() => _faults.TryDequeue(out var fault) ? fault : null;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _calls);
        var (target, headers) = (context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget, context.Request.Headers);
        if (target.Contains(SmugglingCases.Marker, StringComparison.OrdinalIgnoreCase))
        {
            _faults.Enqueue($"a smuggled request came through: {context.Request.Method} {target}");
        }
        if (headers["X-Portal-Application"] != Application || headers.Any(header => header.Key.Replace('_', '-').StartsWith("X-Portal-", StringComparison.OrdinalIgnoreCase) && header.Value.ToString().Contains("evil", StringComparison.Ordinal)))
        {
            _faults.Enqueue($"a call came through without saying rightly whose it is: {context.Request.Method} {target}");
        }
        // What a caller writes into a header of a name that nobody takes keys in goes on with the call.
        if (headers.Any(header => header.Key.Replace('_', '-').Equals("X-API-Key", StringComparison.OrdinalIgnoreCase)))
        {
            _faults.Enqueue($"a call came through with its key: {context.Request.Method} {target}");
        }
        await context.Request.Body.CopyToAsync(Stream.Null);
        var answer = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(target);
        context.Response.ContentLength = answer.Length;
        await context.Response.Body.WriteAsync(answer);
    }
}
