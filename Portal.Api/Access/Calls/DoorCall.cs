using Microsoft.AspNetCore.Http.Features;
using Portal.Api.Access.Credentials;
using Portal.Api.Contracts;
using Portal.Api.Traffic;

namespace Portal.Api.Access.Calls;

/// <summary>What becomes known of one call at whatever door it came to: what was asked, what it was found to be, and what was decided.</summary>
internal class DoorCall(TimeProvider clock)
{
    private readonly long _began = clock.GetTimestamp();

    public DateTimeOffset StartedAt { get; } = clock.GetUtcNow();

    public Ledger Ledger { get; } = new(clock);

    /// <summary>The door's name, for the record.</summary>
    public required string Door { get; init; }

    /// <summary>The door learns when the call has ended, so the call may hold a place under a concurrency limit until then.</summary>
    public bool TellsItsEnd { get; init; }

    public required string RequestId { get; init; }

    public required TraceContext Trace { get; init; }

    public required string Method { get; init; }

    /// <summary>Address of the caller.</summary>
    public required string ClientAddress { get; init; }

    /// <summary>Shown by the caller where its TLS connection ends; null: none, or no TLS.</summary>
    public ClientCertificate? Certificate { get; init; }

    /// <summary>Workload that calls, by its certificate of the mesh; null: nobody has shown one.</summary>
    public string? Source { get; init; }

    /// <summary>The page that the call says it comes from (RFC 9110, section 10.1.3).</summary>
    public string? Referrer { get; set; }

    /// <summary>The path, normalised; empty where it was refused.</summary>
    public string Path { get; set; } = "";

    /// <summary>Path and query, normalised and with credentials taken out.</summary>
    public string Target { get; set; } = "";

    public ApiAccess? Api { get; set; }

    public OperationSummary? Operation { get; set; }

    public AccessDecision? Decision { get; set; }

    public string? RefusalCode { get; set; }

    public CallKind Kind { get; set; }

    /// <summary>The methods that the path takes, where another was sent.</summary>
    public string? Allow { get; set; }

    /// <summary>Operations close to what was asked for, where there is none.</summary>
    public IReadOnlyList<string> Nearest { get; set; } = [];

    /// <summary>Version label of the instance that answered.</summary>
    public string? Version { get; set; }

    /// <summary>What the caller is to hear of the end of what answers.</summary>
    public EndNotice? Notice { get; set; }

    public long RequestBytes { get; set; }

    public long ResponseBytes { get; set; }

    /// <summary>Whoever answers reads the path and query that were decided on, and no credential.</summary>
    public void PutTarget(HttpContext context)
    {
        context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget = Target;
        context.Request.QueryString = new QueryString(Target.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? Target[at..] : "");
    }

    /// <summary>What the answer's headers say of the call, over any of the same name from behind.</summary>
    public void Seal(IHeaderDictionary headers)
    {
        headers[InboundHeaders.RequestId] = RequestId;
        Notice?.Put(headers);
        if (Decision?.Limits is { } limits)
        {
            headers["RateLimit-Policy"] = limits.Policy;
            headers["RateLimit"] = limits.Header();
        }
        else
        {
            headers.Remove("RateLimit-Policy");
            headers.Remove("RateLimit");
        }
    }

    public RequestRecord ToRecord(int status) => new()
    {
        RequestId = RequestId,
        TraceId = Trace.TraceId,
        SpanId = Trace.SpanId,
        ParentSpanId = Trace.ParentSpanId,
        Door = Door,
        StartedAt = StartedAt,
        Method = Method,
        Target = Target,
        Status = status,
        DurationMicros = (long)clock.GetElapsedTime(_began).TotalMicroseconds,
        RequestBytes = RequestBytes,
        ResponseBytes = ResponseBytes,
        Api = Api?.Slug,
        Version = Version ?? Api?.Version,
        Operation = Operation?.Id,
        OrganizationId = Decision?.Application?.OrganizationId,
        ApplicationId = Decision?.Application?.Id,
        ApplicationName = Decision?.Application?.Name,
        CredentialId = Decision?.Credential?.Id,
        ClientAddress = ClientAddress,
        Source = Source,
        RefusalCode = RefusalCode,
        Kind = Kind,
        FromConsole = Decision?.ConsoleUser is not null,
        Ledger = Ledger,
    };
}
