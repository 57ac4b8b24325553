using Microsoft.AspNetCore.Http;

namespace Portal.Api.Travelz;

internal static class Reading
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>GET, and HEAD with the same status and headers and no body (RFC 9110 section 9.3.2).</summary>
    public static void MapRead(this IEndpointRouteBuilder routes, string pattern, RequestDelegate answer) => routes.MapMethods(pattern, Methods, answer);
}
