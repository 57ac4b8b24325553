using System.Net.Http.Headers;
using Microsoft.Extensions.Options;
using Portal.Api.Traffic;

namespace Portal.Api.Mesh.Telemetry.Export;

/// <summary>
/// Sends hops, and calls at the gateway under which they hang, as spans to a collector, by OTLP over HTTP in JSON. The ids are those that went over the wire in <c>traceparent</c>, so the spans of
/// services that trace themselves hang where they belong; .NET's Activity makes an id of its own and could not say ours.
/// </summary>
internal sealed class OtlpTraces(IOptions<TelemetryOptions> options, TimeProvider clock, ILogger<OtlpTraces> logger)
    : Drain<OtlpSpan>(!string.IsNullOrEmpty(options.Value.OtlpUrl), clock, logger), IHopObserver, IRequestObserver
{
    private const int Attempts = 3;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http = new(new SocketsHttpHandler { ActivityHeadersPropagator = null, UseCookies = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };

    public void Observe(TraceHop hop) => Take(new OtlpSpan(hop));

    /// <summary>Of other doors only the decision is known: the span of the call is their data plane's to tell, and that of a call that began inside is its hop.</summary>
    public void Observe(RequestRecord record)
    {
        if (record is { Door: "gateway", SpanId: not null })
        {
            Take(new OtlpSpan(record));
        }
    }

    public override void Dispose()
    {
        _http.Dispose();
        base.Dispose();
    }

    protected override async Task<bool> HandOnAsync(IReadOnlyList<OtlpSpan> items, CancellationToken cancellationToken)
    {
        var url = new Uri(options.Value.OtlpUrl!.TrimEnd('/') + "/v1/traces");
        var body = OtlpJson.Write(items);
        for (var attempt = 1; ; attempt++)
        {
            var (taken, mayTryAgain, reason) = await SendAsync(url, body, cancellationToken);
            if (taken)
            {
                return true;
            }
            if (!mayTryAgain || attempt == Attempts)
            {
                logger.SpansNotTaken(url, items.Count, reason);
                return false;
            }
            await Task.Delay(Pause * attempt, Clock, cancellationToken);
        }
    }

    private async Task<(bool Taken, bool MayTryAgain, string Reason)> SendAsync(Uri url, byte[] body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in options.Value.OtlpHeaders)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }
        try
        {
            using var answer = await _http.SendAsync(request, cancellationToken);
            // What may be sent again, as OTLP has it (section on failures).
            return (answer.IsSuccessStatusCode, (int)answer.StatusCode is 429 or 502 or 503 or 504, $"it answered {(int)answer.StatusCode}");
        }
        catch (Exception exception) when (exception is HttpRequestException || (exception is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return (false, true, exception.Message);
        }
    }
}
