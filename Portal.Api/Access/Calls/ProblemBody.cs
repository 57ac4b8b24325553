using System.Text.Json.Serialization;
using System.Text.Json;
using Portal.Api.Contracts.Conformance;
using Portal.Api.Hosting;

namespace Portal.Api.Access.Calls;

/// <summary>RFC 9457 problem details of a refused call, with our extension members and the quota draft's <c>violated-policies</c>.</summary>
internal sealed record ProblemBody(
    [property: JsonPropertyName("type")] string Type,
    [property: JsonPropertyName("title")] string Title,
    [property: JsonPropertyName("status")] int Status,
    [property: JsonPropertyName("detail")] string Detail,
    [property: JsonPropertyName("code")] string Code,
    [property: JsonPropertyName("requestId")] string RequestId,
    [property: JsonPropertyName("remedy")] string Remedy,
    [property: JsonPropertyName("successor")] string? Successor,
    [property: JsonPropertyName("operations")] IReadOnlyList<string>? Operations,
    [property: JsonPropertyName("violated-policies")] IEnumerable<string>? ViolatedPolicies,
    [property: JsonPropertyName("application")] string? Application,
    [property: JsonPropertyName("plan")] string? Plan,
    [property: JsonPropertyName("limits")] IEnumerable<ProblemLimit>? Limits,
    [property: JsonPropertyName("violations")] IReadOnlyList<ContractViolation>? Violations);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemBody))]
internal sealed partial class CallJson : JsonSerializerContext
{
    public static CallJson Wire => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = WireJson.Encoder });
}
