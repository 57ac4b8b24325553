using System.Net.Mime;
using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Portal.Api.Hosting.ManagementApi;

/// <summary>Who may call, from the endpoint's authorisation; and errors, which are the same everywhere, by reference.</summary>
internal sealed class WireOperationFilter : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var metadata = context.ApiDescription.ActionDescriptor.EndpointMetadata;
        var closed = metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any();
        operation.Security = closed
            ? [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(ManagementApiFeature.Scheme, context.Document)] = [] }]
            : [new OpenApiSecurityRequirement()];
        foreach (var (status, response) in operation.Responses!.ToList())
        {
            if (response is OpenApiResponse { Content: { } content } && content.TryGetValue(Problems.ContentType, out var problem))
            {
                operation.Responses![status] = new OpenApiResponseReference(WireResponses.NameOf(status), context.Document);
                WireResponses.Declare(context.Document, status, problem);
            }
        }
        if (operation.RequestBody is OpenApiRequestBody { Content: { } bodies })
        {
            foreach (var other in bodies.Keys.Where(type => type != MediaTypeNames.Application.Json).ToList())
            {
                bodies.Remove(other);
            }
        }
    }
}
