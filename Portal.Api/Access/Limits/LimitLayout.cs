using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>The rules of one plan, made once for all subscriptions and calls under it.</summary>
internal sealed class LimitLayout
{
    public static readonly LimitLayout None = new([]);

    private static readonly ConditionalWeakTable<IReadOnlyList<PlanLimit>, LimitLayout> Made = [];

    private readonly ConcurrentDictionary<string, PolicyText> _policies = new(StringComparer.Ordinal);
    private readonly HashSet<string> _operations;

    private LimitLayout(IReadOnlyList<PlanLimit> limits)
    {
        Rules = [.. limits.Select(LimitRule.For)];
        Counts = Rules.Any(rule => rule is QuotaRule);
        Holds = Rules.Any(rule => rule is ConcurrencyRule);
        _operations = [.. limits.Where(limit => limit is { Unit: null, Metric: not PlanLimit.Hits }).Select(limit => limit.Metric)];
    }

    public LimitRule[] Rules { get; }

    /// <summary>It has counts that outlive the process.</summary>
    public bool Counts { get; }

    /// <summary>It has places that calls hold while they are under way.</summary>
    public bool Holds { get; }

    public static LimitLayout Of(IReadOnlyList<PlanLimit> limits) => Made.GetValue(limits, static limits => new LimitLayout(limits));

    /// <summary>RateLimit-Policy of draft-ietf-httpapi-ratelimit-headers-11: <c>"minute";q=60;w=60, "day";q=1000;w=86400</c>.</summary>
    public string Policy(in MetricUsage usage, long now)
    {
        var own = usage.Operation is { } operation && _operations.Contains(operation) ? operation : "";
        if (usage.Operation is null)
        {
            return Write(usage, now).Text;
        }
        // The windows of months and years are not all of one length.
        if (!_policies.TryGetValue(own, out var policy) || policy.Until <= now)
        {
            _policies[own] = policy = Write(usage, now);
        }
        return policy.Text;
    }

    /// <summary>What has to do with this usage: others' limits would mislead its caller. What a service may add afterwards is in any.</summary>
    public static bool Concerns(PlanLimit limit, in MetricUsage usage) => limit.Unit is not null || usage.TryGet(limit.Metric, out _);

    private PolicyText Write(in MetricUsage usage, long now)
    {
        var text = new DefaultInterpolatedStringHandler(0, 0, CultureInfo.InvariantCulture, stackalloc char[256]);
        var until = long.MaxValue;
        var first = true;
        foreach (var rule in Rules)
        {
            if (!Concerns(rule.Limit, usage))
            {
                continue;
            }
            text.AppendLiteral(first ? "\"" : ", \"");
            text.AppendLiteral(rule.Limit.Name);
            text.AppendLiteral("\";q=");
            text.AppendFormatted(rule.Limit.Count);
            first = false;
            if (rule is ConcurrencyRule)
            {
                text.AppendLiteral(";qu=\"concurrent-requests\"");
                continue;
            }
            if (rule.Limit.Unit is { } unit)
            {
                text.AppendLiteral(";qu=\"");
                text.AppendLiteral(unit);
                text.AppendLiteral("\"");
            }
            if (rule.Limit.Window is LimitWindow.Eternity)
            {
                continue;
            }
            var start = CalendarWindow.StartOf(rule.Limit.Window, now);
            var end = CalendarWindow.EndOf(rule.Limit.Window, start);
            text.AppendLiteral(";w=");
            text.AppendFormatted((rule is RateRule ? CalendarWindow.LengthOf(rule.Limit.Window) : end - start) / TimeSpan.TicksPerSecond);
            until = rule.Limit.Window is LimitWindow.Month or LimitWindow.Year ? Math.Min(until, end) : until;
        }
        return new PolicyText(text.ToStringAndClear(), until);
    }

    private sealed record PolicyText(string Text, long Until);
}
