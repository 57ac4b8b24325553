using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;

namespace Portal.Api.Hosting.ManagementApi;

/// <summary>The management API's own description, generated from its endpoints, and a page to try it on.</summary>
internal static class ManagementApiFeature
{
    public const string Document = "v1";
    public const string BasePath = "/api/v1";
    public const string Scheme = "access_token";

    public static void AddManagementApi(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.AddSwaggerGen(generator =>
        {
            generator.SwaggerDoc(Document, new OpenApiInfo());
            generator.DocInclusionPredicate((_, call) => Describes(call));
            generator.CustomOperationIds(call => JsonNamingPolicy.CamelCase.ConvertName(OperationOf(call)));
            generator.CustomSchemaIds(NameOf);
            generator.MapType<TimeSpan>(() => new OpenApiSchema { Type = JsonSchemaType.String, Format = "duration" });
            generator.SupportNonNullableReferenceTypes();
            generator.AddSecurityDefinition(Scheme, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" });
            generator.AddServer(new OpenApiServer
            {
                Url = "http://{portal}" + BasePath,
                Variables = new Dictionary<string, OpenApiServerVariable> { ["portal"] = new() { Default = "localhost:5080" } },
            });
            generator.SchemaFilter<WireSchemaFilter>();
            generator.ParameterFilter<WireParameterFilter>();
            generator.OperationFilter<WireOperationFilter>();
            generator.DocumentFilter<WireDocumentFilter>();
        });
        services.AddSingleton<ManagementApiDocument>();
        services.AddSingleton<OperationParameters>();
    }

    /// <summary>After it is known who calls: to others nothing is said of what an operation takes.</summary>
    public static void UseDeclaredParameters(this WebApplication app)
    {
        var parameters = app.Services.GetRequiredService<OperationParameters>();
        app.Use((context, next) => parameters.Check(context) is { } refusal ? Problems.WriteAsync(context, refusal) : next(context));
    }

    /// <summary>The group that every operation is mapped in. Each holds its parameters against what it declares, so each may answer 400.</summary>
    public static RouteGroupBuilder MapManagementGroup(this IEndpointRouteBuilder routes) =>
        routes.MapGroup(BasePath).WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status400BadRequest, typeof(ProblemBody), [Problems.ContentType]));

    public static void MapManagementApi(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(BasePath + "/openapi.json", GetDocument).ExcludeFromDescription().AllowAnonymous();
        routes.MapSwaggerPage();
    }

    internal static bool Describes(ApiDescription call) => call.RelativePath?.StartsWith(BasePath[1..] + "/", StringComparison.Ordinal) == true;

    /// <summary>The name of the endpoint, of which there is one in the program.</summary>
    internal static string OperationOf(ApiDescription call) => call.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().Last().EndpointName;

    /// <summary>Views are views only to us: to a client an <c>ApplicationView</c> is an application.</summary>
    private static string NameOf(Type type) => type == typeof(ProblemBody) ? "Problem"
        : type.Name.EndsWith("View", StringComparison.Ordinal) ? type.Name[..^4] : type.Name;

    private static async Task<IResult> GetDocument(ManagementApiDocument document) =>
        TypedResults.Bytes(await document.ReadAsync(), "application/json");
}
