using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Portal.Api.Mesh;

namespace Portal.Tests.Gateway;

/// <summary>A mesh of one service that remembers what reached it and answers what it is told to.</summary>
internal sealed class MeshDouble : IMeshEntry
{
    public static readonly Func<HttpContext, Task> Hello = context => context.Response.WriteAsync("hello");

    public ConcurrentQueue<Reached> Calls { get; } = new();

    public Func<HttpContext, Task> Answer { get; set; } = Hello;

    /// <summary>Label of the instance that answers.</summary>
    public string Version { get; set; } = "v2";

    public Reached Last => Calls.Last();

    public async ValueTask<MeshResult> ForwardAsync(HttpContext context, MeshCall call)
    {
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        if (call.Admission is { } admission && !await admission.AdmitsAsync(Version))
        {
            return new MeshResult(0, Version, Version, "travels-external", 0, "-");
        }
        using var body = new StreamReader(context.Request.Body);
        Calls.Enqueue(new Reached(call, headers, context.Request.QueryString.Value ?? "", await body.ReadToEndAsync(context.RequestAborted)));
        await Answer(context);
        return new MeshResult(context.Response.StatusCode, Version, Version, "travels-external", 5, "-");
    }
}

internal sealed record Reached(MeshCall Call, IReadOnlyDictionary<string, string> Headers, string Query, string Body);
