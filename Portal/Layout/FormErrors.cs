using Portal.Api.Hosting;

namespace Portal.Layout;

/// <summary>A refusal as a form shows it: beside the fields it names, or above the form. The fields make sentences of it with their labels.</summary>
public sealed class FormErrors(Refusal? refusal = null)
{
    public static readonly FormErrors None = new();

    /// <summary>What no single field is to blame for.</summary>
    public string? General => refusal is null or Refusal.Invalid or Refusal.Conflict { Field: not null } ? null : refusal.Detail;

    public bool Any => refusal is not null;

    public string? this[string field] => refusal?.About(field);
}
