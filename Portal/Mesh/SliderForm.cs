using System.Globalization;
using Portal.Api.Mesh.Portals;

namespace Portal.Mesh;

/// <summary>The sliders of a portal as fields of a form. Two kinds that share all are one slider: what is not one is the other.</summary>
internal static class SliderForm
{
    public const string Ratio = "ratio";
    public const string Mobile = "mobile";
    public const string New = "new";
    public const string T1 = "t1";
    public const string T2 = "t2";
    public const string T3 = "t3";

    /// <param name="settings">What holds where a field is not sent or is no number.</param>
    public static PortalTrafficSettings Read(IFormCollection form, PortalTrafficSettings settings)
    {
        int Of(string name, int otherwise) => int.TryParse(form[name], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
        var (mobile, fresh) = (Of(Mobile, MobileOf(settings)), Of(New, NewOf(settings)));
        return new PortalTrafficSettings(
            Of(Ratio, settings.Ratio), 100 - mobile, mobile, 100 - fresh, fresh, Of(T1, settings.T1), Of(T2, settings.T2), Of(T3, settings.T3));
    }

    public static int MobileOf(PortalTrafficSettings settings) => Percent(settings.Mobile, settings.Web);

    public static int NewOf(PortalTrafficSettings settings) => Percent(settings.New, settings.Registered);

    private static int Percent(int part, int other) => (int)Math.Round(100.0 * part / (part + other));
}
