using System.Buffers;
using System.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Portal.Api.Access.Calls;

/// <summary>W3C trace context of one call: the caller's trace continued, or a new one; the door's own span either way.</summary>
/// <param name="ParentSpanId">The caller's span; null where the trace begins here.</param>
internal sealed record TraceContext(string TraceId, string SpanId, string Flags, string? ParentSpanId = null)
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");

    public string Header => $"00-{TraceId}-{SpanId}-{Flags}";

    public static TraceContext From(IHeaderDictionary headers)
    {
        var span = ActivitySpanId.CreateRandom().ToHexString();
        if (headers.TraceParent is [{ } parent] && IsValid(parent))
        {
            return new TraceContext(parent.Substring(3, 32), span, parent.Substring(53, 2), parent.Substring(36, 16));
        }
        // Vendors' state belongs to a trace; without one it says nothing.
        headers.Remove("traceparent");
        headers.Remove("tracestate");
        return new TraceContext(ActivityTraceId.CreateRandom().ToHexString(), span, "01");
    }

    private static bool IsValid(string text) =>
        text.Length >= 55
        && (text.Length == 55 || (text[55] == '-' && !text.StartsWith("00", StringComparison.Ordinal)))
        && text[2] == '-' && text[35] == '-' && text[52] == '-'
        && !text.StartsWith("ff", StringComparison.Ordinal)
        && IsHex(text.AsSpan(0, 2)) && IsHex(text.AsSpan(3, 32)) && IsHex(text.AsSpan(36, 16)) && IsHex(text.AsSpan(53, 2))
        && text.AsSpan(3, 32).IndexOfAnyExcept('0') >= 0
        && text.AsSpan(36, 16).IndexOfAnyExcept('0') >= 0;

    private static bool IsHex(ReadOnlySpan<char> text) => text.IndexOfAnyExcept(HexDigits) < 0;
}
