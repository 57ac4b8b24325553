using Portal.Api.Traffic;
using Portal.Ui;

namespace Portal.Console;

/// <summary>What is said of calls that are not counted as a service's own: those of the mock, and rehearsed failures.</summary>
internal static class CallKindWords
{
    public static string? Of(CallKind kind) => kind switch
    {
        CallKind.Mock => "mock",
        CallKind.Rehearsed => "rehearsed",
        _ => null,
    };

    /// <summary>Null: there were none.</summary>
    public static string? LeftOut(UsageView usage)
    {
        var (mocked, rehearsed) = (usage.Points.Sum(point => point.Mocked), usage.Points.Sum(point => point.Rehearsed));
        string?[] parts = [mocked > 0 ? $"{ChartNumbers.Whole(mocked)} by the mock" : null, rehearsed > 0 ? $"{ChartNumbers.Whole(rehearsed)} rehearsed" : null];
        return mocked + rehearsed == 0 ? null : $"{string.Join(" and ", parts.OfType<string>())} left out";
    }
}
