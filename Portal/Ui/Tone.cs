namespace Portal.Ui;

/// <summary>What a colour says. It never says it alone: words or a shape say the same.</summary>
public enum Tone
{
    Neutral,
    Brand,
    Info,
    Ok,
    Warn,
    Bad,
}

internal static class ToneClasses
{
    public static string ToClass(this Tone tone) => tone switch
    {
        Tone.Brand => "tone-brand",
        Tone.Info => "tone-info",
        Tone.Ok => "tone-ok",
        Tone.Warn => "tone-warn",
        Tone.Bad => "tone-bad",
        _ => "tone-neutral",
    };
}
