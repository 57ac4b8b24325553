namespace Portal.Ui;

public enum ButtonLook
{
    Plain,
    Primary,
    Danger,

    /// <summary>Without a frame, for rows and toolbars.</summary>
    Quiet,
}

internal static class ButtonClasses
{
    public static string Of(ButtonLook look, bool small) =>
        "button" + (look is ButtonLook.Plain ? "" : " " + look.ToString().ToLowerInvariant()) + (small ? " small-size" : "");
}
