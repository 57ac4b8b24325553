using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Portal.Api.Hosting.ManagementApi;

/// <summary>A word in the query (<see cref="QueryWord{T}"/>) is described by the set it comes from.</summary>
internal sealed class WireParameterFilter : IParameterFilter
{
    public void Apply(IOpenApiParameter parameter, ParameterFilterContext context)
    {
        var type = context.ParameterInfo?.ParameterType;
        type = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        if (parameter is OpenApiParameter target && type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(QueryWord<>))
        {
            target.Schema = context.SchemaGenerator.GenerateSchema(type.GetGenericArguments()[0], context.SchemaRepository);
        }
    }
}
