using System.Globalization;
using System.Text;
using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>The rules of one plan, made once for all calls under it.</summary>
internal sealed class LimitLayout(IReadOnlyList<PlanLimit> limits)
{
    public static readonly LimitLayout None = new([]);

    public LimitRule[] Rules { get; } = [.. limits.Select(LimitRule.For)];

    private readonly IReadOnlyList<PlanLimit> _limits = limits;

    public bool Fits(IReadOnlyList<PlanLimit> limits) => ReferenceEquals(limits, _limits) || limits.SequenceEqual(_limits);

    /// <summary>Where the same limit stands in <paramref name="other"/>, or -1: what was counted survives a change of the numbers.</summary>
    public int IndexIn(LimitLayout other, int index)
    {
        var limit = Rules[index].Limit;
        return Array.FindIndex(other.Rules, rule => rule.Limit.Name == limit.Name && rule.Limit.Kind == limit.Kind && rule.Limit.Window == limit.Window);
    }

    /// <summary>RateLimit-Policy of draft-ietf-httpapi-ratelimit-headers-11: <c>"minute";q=60;w=60, "day";q=1000;w=86400</c>.</summary>
    public string Policy(long now)
    {
        var text = new StringBuilder(64);
        foreach (var rule in Rules)
        {
            text.Append(text.Length == 0 ? "" : ", ").Append('"').Append(rule.Limit.Name).Append("\";q=").Append(rule.Limit.Count.ToString(CultureInfo.InvariantCulture));
            if (rule.Window(now) is { } ticks)
            {
                text.Append(";w=").Append((ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture));
            }
        }
        return text.ToString();
    }
}
