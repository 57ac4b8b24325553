using Portal.Api.Contracts.Compare;
using Portal.Ui;

namespace Portal.Revisions;

/// <summary>What the classes of changes are called where people read them.</summary>
internal static class ChangeWords
{
    public static string Title(ChangeClass change) => change switch
    {
        ChangeClass.Breaking => "Breaks calls",
        ChangeClass.Risky => "May break calls",
        ChangeClass.Safe => "Asks nothing of callers",
        _ => "Words only",
    };

    /// <summary>Such as <c>15 break calls</c>.</summary>
    public static string Counted(ChangeClass change, int count) => $"{count} " + change switch
    {
        ChangeClass.Breaking => count == 1 ? "breaks calls" : "break calls",
        ChangeClass.Risky => "may break calls",
        ChangeClass.Safe => count == 1 ? "asks nothing of callers" : "ask nothing of callers",
        _ => "of words only",
    };

    public static string Meaning(ChangeClass change) => change switch
    {
        ChangeClass.Breaking => "Calls that worked may fail, or answers may be what a caller cannot read.",
        ChangeClass.Risky => "It depends on what a caller relies on.",
        ChangeClass.Safe => "Calls that worked go on working.",
        _ => "Descriptions, titles and examples: nothing that goes over the wire.",
    };

    public static Tone ToneOf(ChangeClass change) => change switch
    {
        ChangeClass.Breaking => Tone.Bad,
        ChangeClass.Risky => Tone.Warn,
        ChangeClass.Safe => Tone.Ok,
        _ => Tone.Neutral,
    };

    public static string? Direction(ChangeDirection direction) => direction switch
    {
        ChangeDirection.Request => "in what is sent",
        ChangeDirection.Response => "in the answer",
        _ => null,
    };
}
