using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using Portal.Api.Access;
using Portal.Api.Access.Calls;

namespace Portal.Api.Gateway;

/// <summary>The sizes that an API's file sets for its calls, within those of the gateway.</summary>
internal static class CallBounds
{
    /// <summary>Null: within them, as far as can be told before the body is read.</summary>
    public static AccessRefusal? Check(GatewayCall call)
    {
        if (call.Api!.Edge.Bounds is not { } bounds)
        {
            return null;
        }
        var request = call.Context.Request;
        if (bounds.HeaderBytes is { } most && HeaderBytes(request.Headers) is var bytes && bytes > most)
        {
            return Refused(call, string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes of headers"), EdgeRefusals.HeadersTooLarge(most));
        }
        if (bounds.BodyBytes is not { } largest)
        {
            return null;
        }
        if (request.ContentLength > largest)
        {
            return Refused(call, string.Create(CultureInfo.InvariantCulture, $"{request.ContentLength} bytes"), EdgeRefusals.TooLarge(largest));
        }
        // A body that does not say how long it is is cut off where it becomes too long.
        if (call.Context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit && !(limit.MaxRequestBodySize <= largest))
        {
            limit.MaxRequestBodySize = largest;
        }
        return null;
    }

    private static long HeaderBytes(IHeaderDictionary headers)
    {
        var bytes = 0L;
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
            {
                bytes += name.Length + (value?.Length ?? 0) + 4;
            }
        }
        return bytes;
    }

    private static AccessRefusal Refused(GatewayCall call, string input, AccessRefusal refusal)
    {
        call.Ledger.Fail("request", input, refusal);
        return refusal;
    }
}
