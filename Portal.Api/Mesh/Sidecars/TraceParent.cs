using System.Diagnostics;

namespace Portal.Api.Mesh.Sidecars;

/// <summary>The trace a request belongs to, by W3C Trace Context. <see cref="ParentSpanId"/> is null where the trace begins.</summary>
internal readonly record struct TraceParent(string TraceId, string? ParentSpanId)
{
    public static TraceParent Read(string? header) =>
        header is not null && ActivityContext.TryParse(header, null, out var context)
            ? new TraceParent(context.TraceId.ToHexString(), context.SpanId.ToHexString())
            : new TraceParent(ActivityTraceId.CreateRandom().ToHexString(), null);
}
