using System.Text.Json.Serialization;
using Portal.Api.Access.Limits;

namespace Portal.Api.Access.Calls;

/// <summary>How one limit of the plan stands, in the problem of a call that a limit refused. Times are UTC; without them it does not reset by itself.</summary>
internal sealed record ProblemLimit(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("metric")] string Metric,
    [property: JsonPropertyName("limit")] long Limit,
    [property: JsonPropertyName("remaining")] long Remaining,
    [property: JsonPropertyName("violated")] bool Violated,
    [property: JsonPropertyName("resets")] DateTime? Resets,
    [property: JsonPropertyName("resetsIn")] long? ResetsIn)
{
    public static ProblemLimit Of(LimitState state, DateTimeOffset at) => new(
        state.Limit.Name,
        state.Limit.Metric,
        state.Limit.Count,
        state.Remaining,
        state.Violated,
        state.End?.UtcDateTime,
        state.End is { } end ? Math.Max(0, (long)Math.Ceiling((end - at).TotalSeconds)) : null);
}
