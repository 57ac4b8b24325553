using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Portal.Tests.Contracts.Samples;

/// <summary>Answers everything with an empty JSON object and keeps what was asked, in order.</summary>
internal sealed class RecordingServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<(string Start, IHeaderDictionary Headers, string Body)> _seen = new();

    private RecordingServer(WebApplication app) => _app = app;

    public string Url => _app.Urls.First();

    public static async Task<RecordingServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var server = new RecordingServer(app);
        app.Run(server.RecordAsync);
        await app.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>The call of that place, told in the form of <see cref="SampleCalls.Expected"/> for the same headers.</summary>
    public string Seen(int index, IEnumerable<string> headers)
    {
        if (_seen.ElementAtOrDefault(index) is not { Start: not null } call)
        {
            return "nothing";
        }
        var text = new StringBuilder(call.Start).Append('\n');
        foreach (var header in headers)
        {
            text.Append($"{header.ToLowerInvariant()}: {call.Headers[header]}\n");
        }
        return text.Append($"content-type: {(call.Body.Length == 0 ? "" : call.Headers.ContentType.ToString().Replace("; charset=utf-8", "", StringComparison.Ordinal))}\n").Append(SampleCalls.Plain(call.Body)).ToString();
    }

    public int Count => _seen.Count;

    private async Task RecordAsync(HttpContext context)
    {
        using var body = new StreamReader(context.Request.Body, Encoding.UTF8);
        var text = await body.ReadToEndAsync(context.RequestAborted);
        var headers = new HeaderDictionary();
        foreach (var header in context.Request.Headers)
        {
            headers[header.Key] = header.Value;
        }
        _seen.Enqueue(($"{context.Request.Method} {context.Features.Get<IHttpRequestFeature>()!.RawTarget}", headers, text));
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync("{}", context.RequestAborted);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
