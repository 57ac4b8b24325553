using Microsoft.AspNetCore.Http;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Limits;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Gateway.Checks;
using Portal.Api.Gateway.Console;
using Portal.Api.Mesh;
using Portal.Api.Mesh.Resilience;
using Portal.Api.Traffic;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Gateway;

/// <summary>What becomes known of one call on its way through the gateway.</summary>
internal sealed class GatewayCall(HttpContext context, AccessStore access, ContractGate contracts, TimeProvider clock, GatewayPipeline pipeline) : DoorCall(clock), IMeshAdmission, IHopSink
{
    public HttpContext Context => context;

    /// <summary>Why the version that the mesh chose does not answer.</summary>
    public AccessRefusal? Gone { get; private set; }

    /// <summary>A service answered, and not the gateway in its place.</summary>
    public bool Forwarded { get; set; }

    /// <summary>What a service said of extra usage, where that could not be read.</summary>
    public string? UnreadUsage { get; private set; }

    /// <summary>What it answered has come whole.</summary>
    public bool IsAnswered { get; set; }

    /// <summary>The one from here into the mesh.</summary>
    public TraceHop? Hop { get; private set; }

    public BodyTap? Bodies { get; set; }

    /// <summary>What its sender, a person at the console, wishes of its way.</summary>
    public CallWish? Wish { get; set; }

    /// <summary>The contract that it is held against; null: none.</summary>
    public CallContract? Contract { get; set; }

    /// <summary>Why it is not sent to the version that the mesh chose, by that version's contract.</summary>
    public AccessRefusal? Differs { get; private set; }

    public bool IsOpen(string? version) => (Gone = VersionGate.Check(access.Current.Snapshot, this, version)) is null;

    public void Record(TraceHop hop) => Hop = hop;

    public async ValueTask<bool> AdmitsAsync(string? version)
    {
        if (!IsOpen(version))
        {
            return false;
        }
        Contract = contracts.Open(access.Current, this, version);
        Differs = Contract is null ? null : await Contract.BeginAsync();
        return Differs is null;
    }

    public void Failed() => Contract?.GiveUp();

    public void Seal()
    {
        var headers = context.Response.Headers;
        TakeUsage(headers);
        Seal(headers);
        CrossOrigin.Put(this, context.Request.Headers, headers);
        headers["traceparent"] = Trace.Header;
    }

    public void End() => pipeline.Tell(this);

    private void TakeUsage(IHeaderDictionary headers)
    {
        if (!headers.Remove(ReportedUsage.Header, out var told) || Decision?.Limits is not { } limits)
        {
            return;
        }
        if (ReportedUsage.Read(told) is { } amounts)
        {
            Decision.Limits = limits.Add(MetricUsage.Of(amounts, Api!.Operations));
        }
        else
        {
            UnreadUsage = Shorten.Text(told.ToString());
        }
    }

    public RequestRecord ToRecord()
    {
        RequestBytes = context.Request.ContentLength ?? 0;
        return ToRecord(context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted ? StatusCodes.Status499ClientClosedRequest
            : Wish is { Rehearsal.Kind: RehearsalKind.Reset } && context.Response.Headers.ContainsKey(Rehearsal.CutHeader) ? 0
            : context.Response.StatusCode);
    }

    public ObservedCall ToObservation(RequestRecord record) => new()
    {
        RequestId = record.RequestId,
        Api = record.Api,
        Version = record.Version,
        Method = record.Method,
        Target = record.Target,
        Status = record.Status,
        At = record.StartedAt,
        ApplicationId = record.ApplicationId,
        Forwarded = Forwarded,
        Headers = CallObserver.NamesOf(context.Request.Headers),
        Cookies = context.Request.Headers.Cookie,
        RequestType = context.Request.ContentType,
        ResponseType = context.Response.ContentType,
        ResponseEncoding = context.Response.Headers.ContentEncoding,
        HasResponseBody = record.ResponseBytes > 0,
        Bodies = Bodies,
    };
}
