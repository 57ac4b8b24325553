namespace Portal.Api.Mesh.Telemetry.Graph;

/// <summary>Which graph is asked for.</summary>
/// <param name="Minutes">How long a span of time; one of <see cref="Spans"/>.</param>
/// <param name="At">Its end, taken back to a whole minute; null: now. At most a day ago.</param>
/// <param name="Domain">Only what is of this domain, and what calls it or is called by it.</param>
/// <param name="OnlyErrors">Only edges that are degraded or failing.</param>
/// <param name="Search">Only nodes whose name has this in it, and what calls them or is called by them.</param>
public sealed record GraphQuestion(GraphBy By = GraphBy.Workload, int Minutes = 1, DateTimeOffset? At = null, string? Domain = null, bool OnlyErrors = false, string? Search = null)
{
    public static readonly IReadOnlyList<int> Spans = [1, 5, 15, 60];
}
