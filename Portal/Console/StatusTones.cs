using Portal.Ui;

namespace Portal.Console;

internal static class StatusTones
{
    public static Tone Of(int status) => status switch
    {
        0 or >= 500 => Tone.Bad,
        >= 400 => Tone.Warn,
        >= 300 => Tone.Info,
        _ => Tone.Ok,
    };
}
