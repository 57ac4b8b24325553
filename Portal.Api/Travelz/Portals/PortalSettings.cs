using System.ComponentModel.DataAnnotations;

namespace Portal.Api.Travelz.Portals;

/// <summary>How a portal's visitors behave: section <c>Travelz:Voyages</c>, <c>Travelz:Viaggi</c>, <c>Travelz:TravelsUk</c>. Shares are relative to each other.</summary>
public class PortalSettings : IValidatableObject
{
    /// <summary>How busy the portal is, in percent.</summary>
    [Range(0, 100)]
    public int Ratio { get; set; } = 50;

    [Range(0, 100)]
    public int Web { get; set; } = 50;

    [Range(0, 100)]
    public int Mobile { get; set; } = 50;

    [Range(0, 100)]
    public int Registered { get; set; } = 50;

    [Range(0, 100)]
    public int New { get; set; } = 50;

    [Range(0, 100)]
    public int T1 { get; set; } = 34;

    [Range(0, 100)]
    public int T2 { get; set; } = 33;

    [Range(0, 100)]
    public int T3 { get; set; } = 33;

    /// <summary>Between two visits.</summary>
    internal TimeSpan Pause => TimeSpan.FromMilliseconds(Math.Max(750, 150 * (100 - Ratio)));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Web + Mobile == 0)
        {
            yield return NoShare(validationContext, nameof(Web));
        }
        if (Registered + New == 0)
        {
            yield return NoShare(validationContext, nameof(Registered));
        }
        if (T1 + T2 + T3 == 0)
        {
            yield return NoShare(validationContext, nameof(T1));
        }
    }

    private static ValidationResult NoShare(ValidationContext context, string member)
    {
        var path = context.DisplayName[..(context.DisplayName.LastIndexOf('.') + 1)];
        return new ValidationResult($"The field {path}{member} takes a share above 0, or another of its kind does.", [member]);
    }
}
