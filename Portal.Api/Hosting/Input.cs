using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace Portal.Api.Hosting;

/// <summary>
/// Checks a request by the attributes on its properties, which the API's own description is made from too: what is described is
/// what is checked. Pages and endpoints come here by way of the use case.
/// </summary>
internal static class Input
{
    /// <summary>The rules that are broken, by the JSON names of their fields; null when none is.</summary>
    public static Refusal.Invalid? Check(object request)
    {
        var results = new List<ValidationResult>();
        if (Validator.TryValidateObject(request, new ValidationContext(request), results, validateAllProperties: true))
        {
            return null;
        }
        Refusal.Invalid[] broken = [.. results.SelectMany(Broken)];
        return broken[0] with { Also = broken[1..] };
    }

    private static IEnumerable<Refusal.Invalid> Broken(ValidationResult result) =>
        result is ItemsResult items ? items.Rules.Select(item => Broken(item.Key, item.Value)) : [Broken(result.MemberNames.First(), Rule(result))];

    private static Refusal.Invalid Broken(string name, string rule)
    {
        var field = JsonNamingPolicy.CamelCase.ConvertName(name);
        return new Refusal.Invalid(field, $"The field '{field}' {rule}");
    }

    // Our own rules go on from the field's name; the framework's for a missing value begins anew.
    private static string Rule(ValidationResult broken) =>
        broken.ErrorMessage is { } rule && !rule.EndsWith("field is required.", StringComparison.Ordinal) ? rule : "is required.";
}

/// <summary>Text for people: between <see cref="StringLengthAttribute.MinimumLength"/> and the maximum, and no control characters but line ends.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TextLengthAttribute : StringLengthAttribute
{
    public TextLengthAttribute(int minimum, int maximum)
        : base(maximum)
    {
        MinimumLength = minimum;
        ErrorMessage = minimum == 0 ? $"takes at most {maximum} characters." : $"takes {minimum} to {maximum} characters, not only spaces.";
    }

    public override bool IsValid(object? value) => value switch
    {
        null => true,
        string text => text.Length <= MaximumLength && text.Trim().Length >= MinimumLength && !text.Any(IsForbidden),
        _ => false,
    };

    private static bool IsForbidden(char character) => char.IsControl(character) && character is not ('\n' or '\r' or '\t');
}
