using Portal.Api.Mesh.Istio;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>What the mesh's files say that routes of the Gateway API, as they are written here, do not. Istio takes the files as they are.</summary>
internal static class LeftOut
{
    /// <summary>Of whole objects: routes are told as problems, and what is the business of a mesh as a remark.</summary>
    public static void Tell(EdgeModel edge)
    {
        var objects = edge.Objects;
        edge.Problems.AddRange(objects.HttpRoutes.Select(route => route.Source.Problem("is an HTTPRoute already, and is not written into this export: give it to the cluster yourself, or export for Istio").ToString()));
        Remark("PeerAuthentication", objects.PeerAuthentications.Select(peer => peer.Name));
        Remark("AuthorizationPolicy", objects.AuthorizationPolicies.Select(policy => policy.Name));
        Remark("ServiceEntry", objects.ServiceEntries.Select(entry => entry.Name));
        Remark("trafficPolicy of DestinationRule", objects.DestinationRules
            .Where(rule => rule.HasPolicy || rule.Subsets.Any(subset => subset.Policy != TrafficPolicy.Default)).Select(rule => rule.Name));

        void Remark(string kind, IEnumerable<string> names)
        {
            var told = string.Join(", ", names.Distinct().Order(StringComparer.Ordinal));
            if (told.Length > 0)
            {
                edge.Remarks.Add($"{kind} {told}: the Gateway API has no word for it, so your mesh has to be told by its own configuration.");
            }
        }
    }

    /// <summary>Of one rule.</summary>
    public static void Tell(EdgeModel edge, EdgeRule rule)
    {
        var (match, does) = (rule.Match, rule.Rule);
        Problem("scheme", match.Scheme is not null, ofMatch: true);
        Problem("authority", match.Authority is not null, ofMatch: true);
        Problem("queryParams", match.QueryParams.Count > 0, ofMatch: true);
        Problem("port", match.Port is not null, ofMatch: true);
        Problem("sourceNamespace", match.SourceNamespace is not null, ofMatch: true);
        Problem("rewrite", does.Rewrite is not null);
        Problem("redirect", does.Redirect is not null);
        Problem("directResponse", does.DirectResponse is not null);
        Problem("retries", does.Retries is not null);
        Problem("fault", does.Fault is not null);
        Problem("mirrors", does.Mirrors.Count > 0);
        Problem("corsPolicy", does.Cors is not null);
        Problem("headers", does.Headers != HeaderOperations.None);
        Problem("route.headers", does.Destinations.Any(to => to.Headers != HeaderOperations.None));
        Problem("route.destination.port", does.Destinations.Any(to => to.Port is not null));

        void Problem(string field, bool isSaid, bool ofMatch = false)
        {
            if (isSaid)
            {
                edge.Problems.Add((ofMatch ? rule : rule with { At = -1 }).Problem(field, "is not written into routes of the Gateway API: take it out, or export for Istio"));
            }
        }
    }
}
