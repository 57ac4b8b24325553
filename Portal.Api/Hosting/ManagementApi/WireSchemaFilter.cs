using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.OpenApi;
using Portal.Api.Partners.SigningUp;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Portal.Api.Hosting.ManagementApi;

/// <summary>What the generator does not see by itself: which members our JSON demands or always writes, and closed sets of values.</summary>
internal sealed class WireSchemaFilter : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema target)
        {
            return;
        }
        if (context.MemberInfo?.GetCustomAttribute<AllowedValuesAttribute>() is { } allowed)
        {
            target.MinLength = null;
            target.Enum = [.. allowed.Values.Select(value => JsonSerializer.SerializeToNode(value, WireJson.Options)!)];
        }
        if (context.MemberInfo?.GetCustomAttribute<MailAddressAttribute>() is not null)
        {
            target.Format = "email";
            target.MaxLength = MailAddressAttribute.MaxLength;
        }
        target.MinLength = target.MinLength == 0 ? null : target.MinLength;
        if (target.Properties is { Count: > 0 })
        {
            target.Required = RequiredOf(context.Type).ToHashSet();
            target.AdditionalPropertiesAllowed = true;
            AllowNull(target.Properties, context.Type);
        }
    }

    /// <summary>A reference says nothing beside itself: where null may stand in its place, that is another alternative.</summary>
    private static void AllowNull(IDictionary<string, IOpenApiSchema> properties, Type type)
    {
        var nullability = new NullabilityInfoContext();
        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => nullability.Create(property).ReadState is NullabilityState.Nullable))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (properties.TryGetValue(name, out var schema) && schema is OpenApiSchemaReference)
            {
                properties[name] = new OpenApiSchema { OneOf = [schema, new OpenApiSchema { Type = JsonSchemaType.Null }] };
            }
        }
    }

    /// <summary>Constructor parameters without a default are demanded of what is sent and written in what is answered, null or not.</summary>
    private static IEnumerable<string> RequiredOf(Type type)
    {
        var optional = type.GetConstructors().SelectMany(constructor => constructor.GetParameters())
            .Where(parameter => parameter.HasDefaultValue).Select(parameter => parameter.Name).ToHashSet();
        return type.GetProperties(BindingFlags.Instance | BindingFlags.Public)
            .Where(property => property.GetCustomAttribute<JsonIgnoreAttribute>() is null && !optional.Contains(property.Name))
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
    }
}
