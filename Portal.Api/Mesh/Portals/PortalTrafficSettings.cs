using System.ComponentModel.DataAnnotations;

namespace Portal.Api.Mesh.Portals;

/// <summary>How a portal's visitors behave, each from 0 to 100. Shares of a kind are relative to each other, and one of them is above 0.</summary>
/// <param name="Ratio">How busy the portal is, in percent: at 0 a visitor every 15 seconds, at 95 and more one every 0.75 seconds.</param>
/// <param name="Web">Share of visitors at a desk.</param>
/// <param name="Mobile">Share of visitors with a telephone.</param>
/// <param name="Registered">Share of registered customers.</param>
/// <param name="New">Share of new customers.</param>
/// <param name="T1">Share of trips with all parts.</param>
/// <param name="T2">Share of trips without a car.</param>
/// <param name="T3">Share of trips without a flight.</param>
public sealed record PortalTrafficSettings(
    [property: Range(0, 100, ErrorMessage = PortalTrafficSettings.Rule)] int Ratio,
    [property: Range(0, 100, ErrorMessage = PortalTrafficSettings.Rule)] int Web,
    [property: Range(0, 100, ErrorMessage = PortalTrafficSettings.Rule)] int Mobile,
    [property: Range(0, 100, ErrorMessage = PortalTrafficSettings.Rule)] int Registered,
    [property: Range(0, 100, ErrorMessage = PortalTrafficSettings.Rule)] int New,
    [property: Range(0, 100, ErrorMessage = PortalTrafficSettings.Rule)] int T1,
    [property: Range(0, 100, ErrorMessage = PortalTrafficSettings.Rule)] int T2,
    [property: Range(0, 100, ErrorMessage = PortalTrafficSettings.Rule)] int T3) : IValidatableObject
{
    private const string Rule = "takes a whole number from 0 to 100.";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Web + Mobile == 0)
        {
            yield return NoShare(nameof(Web), "mobile");
        }
        if (Registered + New == 0)
        {
            yield return NoShare(nameof(Registered), "new");
        }
        if (T1 + T2 + T3 == 0)
        {
            yield return NoShare(nameof(T1), "t2 or t3");
        }
    }

    private static ValidationResult NoShare(string member, string others) => new($"takes a share above 0, or {others} does.", [member]);
}
