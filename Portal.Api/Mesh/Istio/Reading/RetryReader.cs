using System.Globalization;

namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads <c>retries</c>: when, how often and how soon another attempt is made.</summary>
internal static class RetryReader
{
    public const string Known = "5xx, gateway-error, reset, connect-failure, refused-stream, retriable-4xx, retriable-status-codes, a status such as 503, or of gRPC cancelled, deadline-exceeded, internal, resource-exhausted, unavailable";

    public static RetryPolicy? Read(FieldReader fields)
    {
        if (fields.Map("retries") is not { } inner)
        {
            return null;
        }
        if (!inner.Has("attempts"))
        {
            inner.Report("attempts", "is required: how many more attempts may follow the first; 0 for none");
        }
        var attempts = inner.Whole("attempts", 0, 100) ?? 0;
        var policy = new RetryPolicy(attempts, inner.Duration("perTryTimeout"), Conditions(inner))
        {
            Backoff = inner.Duration("backoff") ?? RetryPolicy.Default.Backoff,
            IgnoresPreviousHosts = !inner.Has("retryIgnorePreviousHosts") || inner.Flag("retryIgnorePreviousHosts"),
        };
        if (inner.Text("attempts") == "0" && (inner.Has("retryOn") || inner.Has("perTryTimeout") || inner.Has("backoff")))
        {
            inner.Report("attempts", "is 0, which makes no further attempt: leave the other fields out");
        }
        inner.Close();
        return policy;
    }

    private static RetryConditions Conditions(FieldReader fields)
    {
        if (fields.Text("retryOn") is not { } text)
        {
            return RetryConditions.Default;
        }
        var conditions = new RetryConditions(false, false, false, false, false, false, []) { GrpcStatuses = [] };
        foreach (var word in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (With(conditions, word) is { } more)
            {
                conditions = more;
            }
            else
            {
                fields.Report("retryOn", $"takes {Known}, with commas between; '{word}' is not executed by this mesh");
            }
        }
        return conditions;
    }

    /// <summary>Envoy's 5xx and gateway-error mean failures without any answer too.</summary>
    private static RetryConditions? With(RetryConditions conditions, string word) => word switch
    {
        "5xx" => conditions with { Any5xx = true, ConnectFailure = true, Reset = true, RefusedStream = true },
        "gateway-error" => conditions with { Gateway5xx = true, ConnectFailure = true, Reset = true, RefusedStream = true },
        "reset" => conditions with { ConnectFailure = true, Reset = true, RefusedStream = true },
        "connect-failure" => conditions with { ConnectFailure = true },
        "refused-stream" => conditions with { RefusedStream = true },
        "retriable-4xx" => conditions with { Retriable4xx = true },
        "retriable-status-codes" => conditions with { Statuses = [.. conditions.Statuses, .. RetryConditions.Default.Statuses] },
        _ when GrpcStatus.Of(word) is { } status => conditions with { GrpcStatuses = [.. conditions.GrpcStatuses, status] },
        _ when int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && status is >= 200 and <= 599 =>
            conditions with { Statuses = [.. conditions.Statuses, status] },
        _ => null,
    };
}
