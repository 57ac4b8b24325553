using System.Text.RegularExpressions;
using Portal.Api.Hosting;

namespace Portal.Layout;

/// <summary>A refusal as a form shows it: beside the fields it names, or above the form.</summary>
public sealed partial class FormErrors(Refusal? refusal = null)
{
    public static readonly FormErrors None = new();

    private readonly Dictionary<string, string> _fields = refusal is Refusal.Invalid invalid
        ? invalid.Also.Prepend(invalid).GroupBy(error => error.Field).ToDictionary(field => field.Key, field => ForPeople(field.First().Detail))
        : [];

    /// <summary>What no single field is to blame for.</summary>
    public string? General => refusal is null or Refusal.Invalid ? null : refusal.Detail;

    public bool Any => refusal is not null;

    public string? this[string field] => _fields.GetValueOrDefault(field);

    // Programs are told the name of a field; here its label stands above the text.
    private static string ForPeople(string detail)
    {
        var text = FieldName().Replace(detail, "");
        return text.Length == 0 ? detail : char.ToUpperInvariant(text[0]) + text[1..];
    }

    [GeneratedRegex("^The field '[^']*' ")]
    private static partial Regex FieldName();
}
