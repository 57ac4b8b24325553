using Portal.Ui;

namespace Portal.Console;

internal static class StatusTones
{
    /// <summary>0 is no status that anybody was answered with: the connection ended before.</summary>
    public static string Words(int status) => status == 0 ? "no answer" : status.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public static Tone Of(int status) => status switch
    {
        0 or >= 500 => Tone.Bad,
        >= 400 => Tone.Warn,
        >= 300 => Tone.Info,
        _ => Tone.Ok,
    };
}
