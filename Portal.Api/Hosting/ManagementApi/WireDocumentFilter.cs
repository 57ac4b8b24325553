using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Portal.Api.Hosting.ManagementApi;

/// <summary>Paths as they are under the server's base path, and bodies that take no member they do not know.</summary>
internal sealed class WireDocumentFilter : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var paths = new OpenApiPaths();
        foreach (var (path, item) in swaggerDoc.Paths)
        {
            paths.Add(path[ManagementApiFeature.BasePath.Length..], item);
        }
        swaggerDoc.Paths = paths;
        var operations = paths.Values.SelectMany(item => item.Operations!.Values).ToList();
        foreach (var body in operations.Select(operation => operation.RequestBody).OfType<OpenApiRequestBody>())
        {
            foreach (var media in body.Content?.Values ?? [])
            {
                if (media.Schema is OpenApiSchemaReference { Reference.Id: { } id } && swaggerDoc.Components!.Schemas![id] is OpenApiSchema schema)
                {
                    schema.AdditionalPropertiesAllowed = false;
                }
            }
        }
        swaggerDoc.Tags = operations.SelectMany(operation => operation.Tags!)
            .Select(tag => tag.Reference.Id!).Distinct().Order(StringComparer.Ordinal)
            .Select(name => new OpenApiTag { Name = name }).ToHashSet();
    }
}
