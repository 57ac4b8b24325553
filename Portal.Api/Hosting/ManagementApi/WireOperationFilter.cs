using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Portal.Api.Identity;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Portal.Api.Hosting.ManagementApi;

/// <summary>Who may call, from the endpoint's authorisation; and errors, which are the same everywhere, by reference.</summary>
internal sealed class WireOperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        operation.Security = SecurityOf(metadata, context.Document);
        foreach (var (status, response) in operation.Responses!.ToList())
        {
            if (response is OpenApiResponse { Content: { } content } && content.TryGetValue(Problems.ContentType, out var problem))
            {
                operation.Responses![status] = new OpenApiResponseReference(WireResponses.NameOf(status), context.Document);
                WireResponses.Declare(context.Document, status, problem);
            }
        }
        foreach (var (type, media) in operation.Responses!.Values.OfType<OpenApiResponse>().SelectMany(response => response.Content ?? new Dictionary<string, IOpenApiMediaType>()))
        {
            if (type != MediaTypeNames.Application.Json && media is OpenApiMediaType other)
            {
                // The other forms of an answer are not made of its members.
                other.Schema = type.StartsWith("text/", StringComparison.Ordinal) ? new OpenApiSchema { Type = JsonSchemaType.String } : new OpenApiSchema();
            }
        }
        if (operation.Parameters?.Any(parameter => parameter is { In: ParameterLocation.Query, Name: "after" }) is true && operation.Responses!["200"] is OpenApiResponse list)
        {
            list.Headers = new Dictionary<string, IOpenApiHeader> { [HeaderNames.Link] = new OpenApiHeader { Schema = new OpenApiSchema { Type = JsonSchemaType.String } } };
        }
        foreach (var made in operation.Responses!.Where(response => response.Key is "201" or "202").Select(response => response.Value).OfType<OpenApiResponse>())
        {
            made.Headers = new Dictionary<string, IOpenApiHeader> { [HeaderNames.Location] = new OpenApiHeader { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "uri-reference" } } };
        }
        if (metadata.OfType<WireBody>().LastOrDefault() is { } body)
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = body.Types.ToDictionary(type => type, IOpenApiMediaType (_) => new OpenApiMediaType { Schema = new OpenApiSchema() }),
            };
        }
        else if (operation.RequestBody is OpenApiRequestBody { Content: { } bodies })
        {
            foreach (var other in bodies.Keys.Where(type => type != MediaTypeNames.Application.Json).ToList())
            {
                bodies.Remove(other);
            }
        }
    }

    private static List<OpenApiSecurityRequirement> SecurityOf(IList<object> metadata, OpenApiDocument document)
    {
        var token = new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ManagementApiFeature.Scheme, document)] = [] };
        if (metadata.OfType<OptionalToken>().Any())
        {
            return [new OpenApiSecurityRequirement(), token];
        }
        var closed = metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any();
        return closed ? [token] : [new OpenApiSecurityRequirement()];
    }
}
