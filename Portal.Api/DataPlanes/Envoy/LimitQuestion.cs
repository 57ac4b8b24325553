using EnvoyApi.RateLimits;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Credentials;
using Portal.Api.Access.Limits;
using Portal.Api.Access.Matching;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Contracts;
using Portal.Api.Plans;

namespace Portal.Api.DataPlanes.Envoy;

/// <summary>
/// Whose limits a descriptor is about, and what is used of them. Who calls: <c>user_key</c> or <c>application</c>. Of which API: <c>api</c>, else
/// that of <c>method</c> and <c>path</c>, else the question's domain. What: <c>operation</c>, else that of <c>method</c> and <c>path</c>, else any
/// call. <c>plan</c>: only where the subscription is under that one. Other keys say nothing to us.
/// </summary>
internal sealed record LimitQuestion(AccessDecision Caller, ApiAccess Api, OperationSummary? Operation, string Method, string Target)
{
    /// <summary>Null: no limit of ours is on this.</summary>
    public static LimitQuestion? Read(string domain, RateLimitDescriptor descriptor, AccessSnapshot snapshot, OperationIndex operations, Guard guard)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in descriptor.Entries)
        {
            said[entry.Key] = entry.Value;
        }
        var method = said.GetValueOrDefault("method", "");
        var path = RequestTarget.Read(said.GetValueOrDefault("path", "/"), out _)?.Path ?? "/";
        var match = method.Length > 0 && said.ContainsKey("path") ? operations.Find(method, path) : default;
        if (ApiOf(said, match, domain, snapshot) is not { } api || CallerOf(said, snapshot, guard) is not { } caller)
        {
            return null;
        }
        var subscription = caller.Application!.Subscriptions.GetValueOrDefault(api.Slug);
        if (subscription is not { Active: true } || (said.TryGetValue("plan", out var plan) && plan != subscription.Plan))
        {
            return null;
        }
        caller.Subscription = subscription;
        var operation = said.TryGetValue("operation", out var id) ? api.Operations.FirstOrDefault(one => one.Id == id) : match.Api == api ? match.Operation : null;
        return new LimitQuestion(caller, api, operation, method, said.ContainsKey("path") ? path : operation?.Path ?? "");
    }

    public MetricUsage Usage(long hits) => Operation is not null && hits == 1
        ? MetricUsage.Call(Operation.Id)
        : MetricUsage.Of([new(Operation?.Id ?? PlanLimit.Hits, hits)], Api.Operations);

    private static ApiAccess? ApiOf(Dictionary<string, string> said, OperationMatch match, string domain, AccessSnapshot snapshot) =>
        said.TryGetValue("api", out var slug) ? snapshot.Apis.GetValueOrDefault(slug) : match.Api ?? snapshot.Apis.GetValueOrDefault(domain);

    private static AccessDecision? CallerOf(Dictionary<string, string> said, AccessSnapshot snapshot, Guard guard)
    {
        if (said.TryGetValue("user_key", out var key))
        {
            return guard.Identify(SentCredentials.Of(CredentialIn.Header, "user_key", key)) is { Application: not null } known ? known : null;
        }
        return said.TryGetValue("application", out var id) && Guid.TryParse(id, out var application) && snapshot.Applications.TryGetValue(application, out var found)
            ? new AccessDecision { Application = found }
            : null;
    }
}
