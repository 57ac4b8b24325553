using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.Primitives;
using Portal.Api.Mesh.Workloads;
using Yarp.ReverseProxy.Forwarder;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>Turns the request of one hop into the one that its instance receives, and the instance's answer into the caller's.</summary>
internal sealed class HopTransformer(Hop hop, HopTarget target, Func<HttpResponseMessage, bool>? isHeldBack) : HttpTransformer
{
    /// <summary>Set by an inbound sidecar that has kept the record of the call; it goes no further than here.</summary>
    public const string Recorded = "X-Portal-Recorded";

    private const int LongestKept = 64 * 1024;

    private static readonly UriCreationOptions AsWritten = new() { DangerousDisablePathAndQueryCanonicalization = true };

    /// <summary>Bytes of the answer's body: as announced, or as counted.</summary>
    public long ResponseBytes { get; private set; }

    /// <summary>The answer that was not passed on, since another attempt is to be made; null: there was none.</summary>
    public int? HeldStatus { get; private set; }

    /// <summary>The called workload's sidecar has kept the record of the call.</summary>
    public bool IsRecordedThere { get; private set; }

    public override async ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        await base.TransformRequestAsync(httpContext, proxyRequest, destinationPrefix, cancellationToken);

        // The path that was matched is the path that is sent, byte for byte.
        proxyRequest.RequestUri = new Uri(string.Concat(destinationPrefix, hop.SentPath), AsWritten);
        MeshTransport.Address(proxyRequest, target);
        var headers = proxyRequest.Headers;
        List<string>? kept = null;
        foreach (var (name, _) in headers.NonValidated)
        {
            // In HTTP/2 TE may say that trailers are taken, and nothing else: so it was put there (RFC 9113, section 8.2.2).
            if (NeverForwarded.IsBetweenNeighbours(name) && !(proxyRequest.Version.Major == 2 && name.Equals("TE", StringComparison.OrdinalIgnoreCase)))
            {
                (kept ??= []).Add(name);
            }
        }
        Remove(headers, kept);
        if (httpContext.Request.Headers.Connection is { Count: > 0 } connection)
        {
            foreach (var name in Nominated(connection))
            {
                HeaderEdits.Remove(proxyRequest, name);
            }
        }
        headers.Host = hop.SentAuthority;
        headers.Remove("traceparent");
        headers.TryAddWithoutValidation("traceparent", $"00-{hop.Call.TraceId}-{hop.SpanId}-01");
        PassOn(httpContext.Request.Headers, headers, "tracestate");
        PassOn(httpContext.Request.Headers, headers, "baggage");
        if (hop.Route is { } route)
        {
            HeaderEdits.Apply(route.Rule.Headers.Request, proxyRequest);
            HeaderEdits.Apply(hop.Destination!.Headers.Request, proxyRequest);
        }
        if (target.Pool.MaxRequestsPerConnection == 1)
        {
            headers.ConnectionClose = true;
        }
    }

    /// <summary>Why the answer was not passed on, of which only the beginning came; null: there was no such.</summary>
    public Exception? Lost { get; private set; }

    public override ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken) =>
        target.Instance.Origin is InstanceOrigin.Elsewhere && proxyResponse?.Content.Headers.ContentLength is > 0 and <= LongestKept
            ? TakeWholeAsync(httpContext, proxyResponse, cancellationToken)
            : TakeAsync(httpContext, proxyResponse, cancellationToken);

    /// <summary>
    /// A process elsewhere can be killed between two bytes. Of a short answer nothing is passed on before all of it is there, so that the call can
    /// still be asked again.
    /// </summary>
    private async ValueTask<bool> TakeWholeAsync(HttpContext context, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        try
        {
            await answer.Content.LoadIntoBufferAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            Lost = exception;
            return false;
        }
        return await TakeAsync(context, answer, cancellationToken);
    }

    private ValueTask<bool> TakeAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken)
    {
        if (proxyResponse is not null)
        {
            if (isHeldBack?.Invoke(proxyResponse) is true)
            {
                HeldStatus = (int)proxyResponse.StatusCode;
                return ValueTask.FromResult(false);
            }
            IsRecordedThere = target.IsMutualTls && proxyResponse.Headers.NonValidated.Contains(Recorded);
            Clean(httpContext.Response, proxyResponse);
            if (proxyResponse.Content.Headers.ContentLength is { } length)
            {
                ResponseBytes = length;
            }
            else
            {
                httpContext.Response.Body = new CountingStream(httpContext.Response.Body, count => ResponseBytes += count);
            }
        }
        return FinishAsync(httpContext, proxyResponse, cancellationToken);
    }

    private async ValueTask<bool> FinishAsync(HttpContext context, HttpResponseMessage? answer, CancellationToken cancellationToken)
    {
        var isCopied = await base.TransformResponseAsync(context, answer, cancellationToken);
        if (answer is not null && hop.Route is { } route)
        {
            HeaderEdits.Apply(route.Rule.Headers.Response, context.Response.Headers);
            HeaderEdits.Apply(hop.Destination!.Headers.Response, context.Response.Headers);
        }
        return isCopied;
    }

    private static void Clean(HttpResponse answer, HttpResponseMessage proxyResponse)
    {
        // A connection that becomes another protocol's is one for both neighbours.
        var isUpgraded = proxyResponse.StatusCode is HttpStatusCode.SwitchingProtocols;
        if (!isUpgraded && proxyResponse.Headers.NonValidated.Contains("Connection"))
        {
            foreach (var name in proxyResponse.Headers.Connection.ToArray())
            {
                proxyResponse.Headers.Remove(name);
            }
        }
        List<string>? kept = null;
        foreach (var (name, _) in proxyResponse.Headers.NonValidated)
        {
            if ((NeverForwarded.IsBetweenNeighbours(name) && !isUpgraded) || NeverForwarded.IsOfDoors(name))
            {
                (kept ??= []).Add(name);
            }
        }
        Remove(proxyResponse.Headers, kept);
        if (answer.Headers.Count == 0)
        {
            return;
        }
        // What the door has already said, such as the request id and the limits, is the door's to say.
        foreach (var (name, _) in answer.Headers)
        {
            HeaderEdits.Remove(proxyResponse.Headers, proxyResponse.Content.Headers, name);
        }
    }

    private static void Remove(HttpHeaders headers, List<string>? names)
    {
        if (names is null)
        {
            return;
        }
        foreach (var name in names)
        {
            headers.Remove(name);
        }
    }

    private static void PassOn(IHeaderDictionary from, HttpRequestHeaders to, string name)
    {
        if (from.TryGetValue(name, out var value) && !StringValues.IsNullOrEmpty(value) && !to.Contains(name))
        {
            to.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
        }
    }

    private static IEnumerable<string> Nominated(StringValues connection) =>
        connection.SelectMany(value => value?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [])
            .Where(name => !name.Equals("close", StringComparison.OrdinalIgnoreCase) && !name.Equals("keep-alive", StringComparison.OrdinalIgnoreCase)
                && !name.Equals("Host", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase));
}
