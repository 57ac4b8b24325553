using System.Globalization;

namespace Portal.Api.Access.Calls;

/// <summary>Refusals of the gateway itself, before and after the guard.</summary>
internal static class EdgeRefusals
{
    public static readonly AccessRefusal Internal = new(
        500,
        "internal_error",
        "Internal error",
        "Something failed on our side. Nothing you sent is wrong.",
        "Send it again, and tell us the request id if it happens again.");

    /// <summary>At a data plane that forwards the path as it came.</summary>
    public static readonly AccessRefusal PathNotNormal = new(
        400,
        "path_refused",
        "Bad request",
        "The path has dot segments, or slashes side by side, which another program may read as another path.",
        "Send the path as the contract writes it, without dots and double slashes.");

    /// <summary>The mesh would lead the call where this caller has nothing to do, such as to a draft: the same as no rule at all.</summary>
    public static readonly AccessRefusal NoRoute = new(
        404,
        "no_route",
        "No Mapping Rule matched",
        "No rule leads this call to a version that is open to this caller.",
        "Tell us the request id: the routing is ours to set right.");

    public static AccessRefusal NoOperation(string method, string target, IReadOnlyList<string> nearest)
    {
        var query = target.IndexOf('?', StringComparison.Ordinal);
        var path = query < 0 ? target : target[..query];
        return new(
            404,
            "no_operation",
            "No Mapping Rule matched",
            $"No contract that is open to this caller has {method} {path}.",
            nearest.Count == 0
                ? "The catalogue lists the APIs and their operations."
                : $"Did you mean {nearest[0]}? The catalogue lists all operations; those of internal APIs need a subscriber's key.");
    }

    public static AccessRefusal MethodNotAllowed(string method, string allow) => new(
        405,
        "method_not_allowed",
        "Method not allowed",
        $"The contract has this path without {method}.",
        $"It takes {allow}.");

    /// <summary>At a data plane that would take the answer for leave to pass.</summary>
    public static AccessRefusal OptionsNotAnswered(string allow) => new(
        405,
        "method_not_allowed",
        "Method not allowed",
        "The contract has this path without OPTIONS, which is answered here only to browsers that ask before a page's call, and only where the API lets pages in.",
        $"It takes {allow}.");

    public static AccessRefusal TooLarge(long most) => new(
        413,
        "body_too_large",
        "Content too large",
        string.Create(CultureInfo.InvariantCulture, $"The body is larger than the {most} bytes that the gateway takes."),
        "Send less in one call.");

    public static AccessRefusal HeadersTooLarge(long most) => new(
        431,
        "headers_too_large",
        "Request header fields too large",
        string.Create(CultureInfo.InvariantCulture, $"The headers are larger than the {most} bytes that this API takes."),
        "Send fewer or shorter headers: cookies that are not the API's are the usual reason.");

    public static AccessRefusal Malformed(int status) => new(
        status,
        status == StatusCodes.Status413PayloadTooLarge ? "body_too_large" : "request_malformed",
        status == StatusCodes.Status413PayloadTooLarge ? "Content too large" : "Bad request",
        "The request's body or framing is not what its headers say, or more than the gateway takes.",
        "Check Content-Length and Transfer-Encoding, and send less in one call.");
}
