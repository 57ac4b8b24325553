namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>The schemes themselves.</summary>
internal static class SecuritySchemeRules
{
    public static void Compare(Scope document)
    {
        var (old, young) = (Schemes(document.Comparison.Before), Schemes(document.Comparison.After));
        foreach (var (name, scheme) in old.Where(one => !young.ContainsKey(one.Key)))
        {
            document.Report("api-security-component-removed", scheme, null, $"The security scheme {ValueText.Quote(name)} was removed.");
        }
        foreach (var (name, scheme) in young)
        {
            if (!old.TryGetValue(name, out var was))
            {
                document.Report("api-security-component-added", null, scheme, $"The security scheme {ValueText.Quote(name)} was added.");
            }
            else if (!document.Sameness.Same(was, scheme))
            {
                CompareOne(document, $"The security scheme {ValueText.Quote(name)}", was, scheme);
            }
        }
    }

    private static void CompareOne(Scope document, string subject, Spot before, Spot after)
    {
        Text(document, "api-security-component-type-changed", "type", subject, before, after);
        // HTTP's own schemes (basic, bearer) are types within the type.
        Text(document, "api-security-component-type-changed", "scheme", subject, before, after);
        Text(document, "api-security-component-place-changed", "in", subject, before, after);
        Text(document, "api-security-component-place-changed", "name", subject, before, after);
        Text(document, "api-security-component-url-changed", "openIdConnectUrl", subject, before, after);
        Text(document, "api-security-component-url-changed", "oauth2MetadataUrl", subject, before, after);
        Text(document, "api-security-component-description-changed", "bearerFormat", subject, before, after);
        document.Words("api-security-component-description-changed", "description", before, after, $"{subject}: its description");
        CompareFlows(document, subject, before.Get("flows"), after.Get("flows"));
        ExtensionRules.Compare(document, before, after, char.ToLowerInvariant(subject[0]) + subject[1..]);
    }

    private static void CompareFlows(Scope document, string subject, Spot? before, Spot? after)
    {
        var (old, young) = (ByName(before), ByName(after));
        foreach (var (name, flow) in old.Where(one => !young.ContainsKey(one.Key)))
        {
            document.Report("api-security-component-oauth-flow-removed", flow, after, $"{subject} no longer has the flow {ValueText.Quote(name)}.");
        }
        foreach (var (name, flow) in young)
        {
            if (!old.TryGetValue(name, out var was))
            {
                document.Report("api-security-component-oauth-flow-added", before, flow, $"{subject} now has the flow {ValueText.Quote(name)}.");
                continue;
            }
            Text(document, "api-security-component-oauth-url-changed", "authorizationUrl", subject, was, flow);
            Text(document, "api-security-component-oauth-token-url-changed", "tokenUrl", subject, was, flow);
            Text(document, "api-security-component-url-changed", "refreshUrl", subject, was, flow);
            Text(document, "api-security-component-url-changed", "deviceAuthorizationUrl", subject, was, flow);
            CompareScopes(document, subject, ByName(was.Get("scopes")), ByName(flow.Get("scopes")));
        }
    }

    private static void CompareScopes(Scope document, string subject, OrderedDictionary<string, Spot> before, OrderedDictionary<string, Spot> after)
    {
        foreach (var (name, scope) in before.Where(one => !after.ContainsKey(one.Key)))
        {
            document.Report("api-security-component-oauth-scope-removed", scope, null, $"{subject} no longer has the scope {ValueText.Quote(name)}.");
        }
        foreach (var (name, scope) in after)
        {
            if (!before.TryGetValue(name, out var was))
            {
                document.Report("api-security-component-oauth-scope-added", null, scope, $"{subject} now has the scope {ValueText.Quote(name)}.");
            }
            else if (!document.Sameness.Same(was, scope))
            {
                document.Report("api-security-component-oauth-scope-changed", was, scope, $"{subject} explains the scope {ValueText.Quote(name)} in another way.");
            }
        }
    }

    private static void Text(Scope document, string rule, string keyword, string subject, Spot before, Spot after)
    {
        var (old, young) = (before.Get(keyword), after.Get(keyword));
        if (!document.Sameness.Same(old, young))
        {
            document.Report(rule, old ?? before, young ?? after, $"{subject} has its `{keyword}` changed from {ValueText.Quote(old?.Node)} to {ValueText.Quote(young?.Node)}.");
        }
    }

    private static OrderedDictionary<string, Spot> Schemes(Spot root) => ByName(root.Get("components")?.Get("securitySchemes"));

    private static OrderedDictionary<string, Spot> ByName(Spot? map)
    {
        var byName = new OrderedDictionary<string, Spot>(StringComparer.Ordinal);
        foreach (var (name, spot) in (map?.Members() ?? []).Where(member => !member.Key.StartsWith("x-", StringComparison.Ordinal)))
        {
            byName.TryAdd(name, spot.Resolved());
        }
        return byName;
    }
}
