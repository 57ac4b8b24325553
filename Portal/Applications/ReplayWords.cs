using System.Globalization;
using Portal.Api.Applications.Simulations;
using Portal.Ui;

namespace Portal.Applications;

/// <summary>What came of playing past calls under a plan, as people say it.</summary>
internal static class ReplayWords
{
    public static string Line(SimulationView replay) => replay switch
    {
        { Calls: 0 } => $"No calls in the last {Days(replay)} days to try it on.",
        { Rejected: 0, RejectedAtOnce: 0 } => $"All {Number(replay.Calls)} calls of the last {Days(replay)} days would have passed.",
        { Rejected: 0 } => $"All {Number(replay.Calls)} calls of the last {Days(replay)} days would have passed if they came evenly; {Number(replay.RejectedAtOnce)} refused if each minute's came at once.",
        _ when replay.RejectedAtOnce > replay.Rejected =>
            $"Of {Number(replay.Calls)} calls in the last {Days(replay)} days, {Number(replay.Rejected)} ({Percent(replay.Share)}) would have been refused if they came evenly; {Number(replay.RejectedAtOnce)} if each minute's came at once.",
        _ => $"Of {Number(replay.Calls)} calls in the last {Days(replay)} days, {Number(replay.Rejected)} ({Percent(replay.Share)}) would have been refused.",
    };

    public static Tone ToneOf(SimulationView replay) => replay switch
    {
        { Calls: 0 } => Tone.Neutral,
        { Rejected: 0, RejectedAtOnce: 0 } => Tone.Ok,
        { Share: < 0.01 } => Tone.Warn,
        _ => Tone.Bad,
    };

    public static string Worst(WorstMinute worst) => string.Create(
        CultureInfo.InvariantCulture, $"{worst.Minute.UtcDateTime:d MMM HH:mm} UTC: {Number(worst.Rejected)} of {Number(worst.Calls)} calls refused");

    public static string Number(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>Never 0 % for what is not nothing.</summary>
    private static string Percent(double share) => share < 0.001 ? "under 0.1 %" : (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static int Days(SimulationView replay) => (int)Math.Round((replay.To - replay.From).TotalDays);
}
