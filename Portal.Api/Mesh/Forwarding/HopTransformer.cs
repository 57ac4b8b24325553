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

    public HopTarget Target => target;

    /// <summary>Bytes of the answer's body: as announced, or as counted.</summary>
    public long ResponseBytes { get; private set; }

    /// <summary>The answer that was not passed on, since another attempt is to be made; null: there was none.</summary>
    public int? HeldStatus { get; private set; }

    /// <summary>The called workload's sidecar has kept the record of the call.</summary>
    public bool IsRecordedThere { get; private set; }

    public override ValueTask TransformRequestAsync(HttpContext httpContext, HttpRequestMessage proxyRequest, string destinationPrefix, CancellationToken cancellationToken)
    {
        // The path that was matched is the path that is sent, byte for byte.
        proxyRequest.RequestUri = new Uri(string.Concat(destinationPrefix, hop.SentPath), AsWritten);
        MeshTransport.Address(proxyRequest, target);
        RequestHeaders.Copy(httpContext.Request, proxyRequest);
        var headers = proxyRequest.Headers;
        // Who is called by the address that it is at is called so anyway.
        if (hop.Call.Outside?.Authority != hop.SentAuthority)
        {
            headers.Host = hop.SentAuthority;
        }
        headers.TryAddWithoutValidation("traceparent", $"00-{hop.Call.TraceId}-{hop.SpanId}-01");
        if (hop.Route is { } route)
        {
            HeaderEdits.Apply(route.Rule.Headers.Request, proxyRequest);
            HeaderEdits.Apply(hop.Destination!.Headers.Request, proxyRequest);
        }
        if (target.Pool.MaxRequestsPerConnection == 1)
        {
            headers.ConnectionClose = true;
        }
        return ValueTask.CompletedTask;
    }

    /// <summary>Why the answer was not passed on, of which only the beginning came; null: there was no such.</summary>
    public Exception? Lost { get; private set; }

    public override ValueTask<bool> TransformResponseAsync(HttpContext httpContext, HttpResponseMessage? proxyResponse, CancellationToken cancellationToken) => proxyResponse switch
    {
        null => ValueTask.FromResult(false),
        { Content.Headers.ContentLength: > 0 and <= LongestKept } when target.Instance.Origin is InstanceOrigin.Elsewhere => TakeWholeAsync(httpContext, proxyResponse, cancellationToken),
        _ => ValueTask.FromResult(Take(httpContext.Response, proxyResponse)),
    };

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
        return Take(context.Response, answer);
    }

    private bool Take(HttpResponse response, HttpResponseMessage answer)
    {
        if (isHeldBack?.Invoke(answer) is true)
        {
            HeldStatus = (int)answer.StatusCode;
            return false;
        }
        IsRecordedThere = target.IsMutualTls && answer.Headers.NonValidated.Contains(Recorded);
        ResponseHeaders.Copy(answer, response.Headers);
        if (response.ContentLength is { } length)
        {
            ResponseBytes = length;
        }
        else
        {
            response.Body = new CountingStream(response.Body, count => ResponseBytes += count);
        }
        if (hop.Route is { } route)
        {
            HeaderEdits.Apply(route.Rule.Headers.Response, response.Headers);
            HeaderEdits.Apply(hop.Destination!.Headers.Response, response.Headers);
        }
        return true;
    }
}
