namespace Portal.Api.Traffic;

/// <summary>Counts and latencies over a span of time, in equal steps. Latencies are milliseconds, of all the span's calls together; null when there were none.</summary>
public sealed record UsageView(
    DateTimeOffset From, DateTimeOffset To, TimeSpan Step, double? P50Ms, double? P95Ms, double? P99Ms, IReadOnlyList<UsagePoint> Points, IReadOnlyList<OperationUsageView> Operations);

/// <summary>
/// One step. Latencies are milliseconds, null when there were no calls. What the mock answered, and whose failure was rehearsed, is told by
/// <see cref="Mocked"/> and <see cref="Rehearsed"/> and is in no other number.
/// </summary>
public sealed record UsagePoint(
    DateTimeOffset Start,
    long Calls,
    long Succeeded,
    long Redirected,
    long ClientErrors,
    long ServerErrors,
    double? P50Ms,
    double? P95Ms,
    double? P99Ms,
    long Mocked,
    long Rehearsed);

/// <summary>Without what the mock answered and what was rehearsed.</summary>
public sealed record OperationUsageView(string Api, string Version, string Operation, long Calls, long Errors, double? P95Ms);

/// <summary>What the catalogue says of an API's last quarter of an hour.</summary>
public sealed record ApiActivityView(string Api, double CallsPerMinute, double? P95Ms);
