using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.OpenApi;

namespace Portal.Api.Hosting.ManagementApi;

/// <summary>Error answers, declared once each under the name of their status.</summary>
internal static class WireResponses
{
    /// <summary>Such as <c>NotFound</c> for 404.</summary>
    public static string NameOf(string status) =>
        ReasonPhrases.GetReasonPhrase(int.Parse(status, CultureInfo.InvariantCulture)).Replace(" ", "", StringComparison.Ordinal);

    public static void Declare(OpenApiDocument document, string status, IOpenApiMediaType problem)
    {
        var components = document.Components ??= new OpenApiComponents();
        var responses = components.Responses ??= new Dictionary<string, IOpenApiResponse>();
        var response = new OpenApiResponse { Content = new Dictionary<string, IOpenApiMediaType> { [Problems.ContentType] = problem } };
        if (status == "429")
        {
            response.Headers = new Dictionary<string, IOpenApiHeader>
            {
                ["Retry-After"] = new OpenApiHeader { Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "1" } },
            };
        }
        responses.TryAdd(NameOf(status), response);
    }
}
