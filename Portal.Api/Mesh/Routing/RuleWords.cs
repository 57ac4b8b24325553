using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>Says a rule in words, for the route of a call: <c>rule 1 of 1: uri prefix /travels, gateway partners</c>.</summary>
internal static class RuleWords
{
    public static string Of(int rule, int rules, HttpMatch match, string gateway)
    {
        List<string> conditions = [];
        Add(conditions, "uri", match.Uri);
        Add(conditions, "method", match.Method);
        Add(conditions, "scheme", match.Scheme);
        Add(conditions, "authority", match.Authority);
        Add(conditions, "port", match.Port);
        conditions.AddRange(match.Headers.Select(header => $"header {header.Name} {Asked(header)}"));
        conditions.AddRange(match.WithoutHeaders.Select(header => $"without header {header.Name} {Asked(header)}"));
        conditions.AddRange(match.QueryParams.Select(parameter => $"query {parameter.Name} {Asked(parameter)}"));
        conditions.AddRange(match.SourceLabels.Select(label => $"source {label.Key}={label.Value}"));
        Add(conditions, "source namespace", match.SourceNamespace);
        if (conditions.Count == 0)
        {
            conditions.Add("any request");
        }
        return $"rule {rule + 1} of {rules}: {string.Join(", ", conditions)}, gateway {gateway}";
    }

    private static void Add(List<string> conditions, string what, object? asked)
    {
        if (asked is not null)
        {
            conditions.Add($"{what} {asked}");
        }
    }

    private static string Asked(HeaderMatch match) => match.Value?.ToString() ?? "present";
}
