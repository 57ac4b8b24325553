using System.Net.Http.Headers;
using Microsoft.Extensions.Primitives;

namespace Portal.Api.Travelz;

/// <summary>The headers that every service passes on with the calls it makes for a call: who travels how, and the trace.</summary>
internal static class PassedOnHeaders
{
    private static readonly string[] Names = ["portal", "device", "user", "travel", "traceparent", "tracestate", "baggage"];

    public static void Copy(IHeaderDictionary from, HttpRequestHeaders to)
    {
        foreach (var name in Names)
        {
            if (from.TryGetValue(name, out var value) && !StringValues.IsNullOrEmpty(value))
            {
                to.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
            }
        }
    }
}
