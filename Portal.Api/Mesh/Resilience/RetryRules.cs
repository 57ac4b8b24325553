using Portal.Api.Mesh.Forwarding;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Resilience;

/// <summary>Whether what came of an attempt is worth another, and how long to wait before it.</summary>
internal static class RetryRules
{
    private const int MostSteps = 10;

    /// <summary>Of a whole answer.</summary>
    public static bool Wants(RetryConditions on, int status, int? grpcStatus) =>
        on.Statuses.Contains(status)
        || (on.Any5xx && status >= 500)
        || (on.Gateway5xx && status is 502 or 503 or 504)
        || (on.Retriable4xx && status == 409)
        || (grpcStatus is { } grpc && on.GrpcStatuses.Contains(grpc));

    /// <summary>Of an attempt without an answer.</summary>
    public static bool Wants(RetryConditions on, HopFailure failure) => failure.Flags switch
    {
        "UF" => on.ConnectFailure || on.Any5xx || on.Gateway5xx,
        // The service may have done what it was asked: only a rule that says so has it asked again. Refused streams were never begun, and the client sends those again by itself.
        "UC" => on.Reset || on.Any5xx || on.Gateway5xx,
        "UT" => on.Any5xx || on.Gateway5xx || on.Statuses.Contains(504),
        "UPE" => on.Any5xx,
        _ => false,
    };

    /// <summary>Envoy's: a random part of the base times 2^n - 1, at most ten times the base.</summary>
    public static TimeSpan Pause(RetryPolicy policy, int retry)
    {
        var steps = Math.Min(MostSteps, (1L << Math.Min(retry, 30)) - 1);
        return policy.Backoff * steps * Random.Shared.NextDouble();
    }
}
