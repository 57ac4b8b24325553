using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Routing;

/// <summary>Says a rule in words, for the route of a call: <c>rule 1 of 1: uri prefix /travels, gateway partners</c>.</summary>
internal static class RuleWords
{
    public static string Of(int rule, int rules, HttpMatch match, string gateway)
    {
        List<string> conditions = [];
        if (match.Uri is not null)
        {
            conditions.Add($"uri {match.Uri}");
        }
        if (match.Method is not null)
        {
            conditions.Add($"method {match.Method}");
        }
        conditions.AddRange(match.Headers.Select(header => $"header {header.Name} {header.Value?.ToString() ?? "present"}"));
        conditions.AddRange(match.WithoutHeaders.Select(header => $"without header {header.Name} {header.Value?.ToString() ?? "present"}"));
        conditions.AddRange(match.SourceLabels.Select(label => $"source {label.Key}={label.Value}"));
        if (conditions.Count == 0)
        {
            conditions.Add("any request");
        }
        return $"rule {rule + 1} of {rules}: {string.Join(", ", conditions)}, gateway {gateway}";
    }
}
