using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog;

/// <summary>A contract as an answer: format by <c>?format=</c> or Accept, entity tag over the very bytes, a name to save it under.</summary>
internal static class ContractFile
{
    /// <summary>RFC 9512.</summary>
    public const string YamlType = "application/yaml";

    public const string JsonType = "application/json";

    public const string ZipType = "application/zip";

    private static readonly (string Type, ContractFormat Format)[] Types =
    [
        (YamlType, ContractFormat.Yaml), ("application/x-yaml", ContractFormat.Yaml), ("text/yaml", ContractFormat.Yaml), ("application/openapi+yaml", ContractFormat.Yaml),
        (JsonType, ContractFormat.Json), ("application/openapi+json", ContractFormat.Json), (ZipType, ContractFormat.Zip),
    ];

    public static IResult Answer(HttpRequest request, ContractDocument contract, string? format, string name)
    {
        if (format is not (null or "yaml" or "json") && !(format is "zip" && contract.Format is ContractFormat.Zip))
        {
            return new RefusalResult(new Refusal.Invalid("format", $"The query parameter 'format' takes yaml or json, or zip where the contract was published as one, not '{Shorten.Text(format)}'."));
        }
        request.HttpContext.Response.Headers.Vary = HeaderNames.Accept;
        var asked = format switch
        {
            "yaml" => ContractFormat.Yaml,
            "json" => ContractFormat.Json,
            "zip" => ContractFormat.Zip,
            _ => Accepted(request, contract),
        };
        return asked is { } wanted ? File(contract, wanted, name, request) : new NotAcceptableResult();
    }

    private static Microsoft.AspNetCore.Http.HttpResults.FileContentHttpResult File(ContractDocument contract, ContractFormat format, string name, HttpRequest request)
    {
        var bytes = contract.As(format);
        // Whoever keeps it asks again whether it still holds; what only insiders see is kept by nobody else.
        request.HttpContext.Response.Headers.CacheControl = "no-cache, private";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes.Span))}\"");
        return TypedResults.Bytes(bytes, TypeOf(format), $"{name}.{format.ToString().ToLowerInvariant()}", entityTag: tag);
    }

    public static string TypeOf(ContractFormat format) => format switch
    {
        ContractFormat.Json => JsonType,
        ContractFormat.Zip => ZipType,
        _ => YamlType,
    };

    /// <summary>Who does not say wants a document, not a folder.</summary>
    private static ContractFormat? Accepted(HttpRequest request, ContractDocument contract)
    {
        var published = contract.Format is ContractFormat.Zip ? ContractFormat.Yaml : contract.Format;
        var accept = new RequestHeaders(request.Headers).Accept;
        if (accept.Count == 0)
        {
            return published;
        }
        foreach (var type in accept.Where(type => type.Quality != 0).OrderByDescending(type => type.Quality ?? 1))
        {
            if (type.MatchesAllTypes || (type.MatchesAllSubTypes && type.Type.Equals("application", StringComparison.OrdinalIgnoreCase)))
            {
                return published;
            }
            if (Array.FindIndex(Types, known => type.MediaType.Equals(known.Type, StringComparison.OrdinalIgnoreCase) && (known.Format is not ContractFormat.Zip || contract.Format is ContractFormat.Zip)) is >= 0 and var index)
            {
                return Types[index].Format;
            }
        }
        return null;
    }

    private sealed class NotAcceptableResult : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => Problems.WriteAsync(
            httpContext, StatusCodes.Status406NotAcceptable, "not_acceptable", $"A contract comes as {YamlType} or {JsonType}. Say one of them in Accept, or ?format=yaml or ?format=json.", null);
    }
}
