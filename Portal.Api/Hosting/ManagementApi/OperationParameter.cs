using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Hosting.ManagementApi;

/// <summary>
/// A parameter in the path or the query of an operation, as its handler declares it: the type it is bound to, and the rules in attributes that its
/// description is made from too.
/// </summary>
internal sealed class OperationParameter
{
    private static readonly MethodInfo Reading = typeof(OperationParameter).GetMethod(nameof(Read), BindingFlags.NonPublic | BindingFlags.Static)!;

    private readonly Func<string, object?> _read;
    private readonly ValidationAttribute[] _rules;
    private readonly string _takes;

    public OperationParameter(string name, bool inQuery, bool required, ParameterInfo declared)
    {
        (Name, InQuery, Required) = (name, inQuery, required);
        var type = Nullable.GetUnderlyingType(declared.ParameterType) ?? declared.ParameterType;
        _read = type == typeof(string) ? text => text : Reading.MakeGenericMethod(type).CreateDelegate<Func<string, object?>>();
        _rules = [.. declared.GetCustomAttributes<ValidationAttribute>()];
        _takes = _rules.Select(Words).FirstOrDefault()
            ?? ValueWords.Of(type)
            ?? throw new InvalidOperationException($"What the parameter '{name}' takes cannot be said: {nameof(ValueWords)} has no words for {type}.");
    }

    public string Name { get; }

    public bool InQuery { get; }

    public bool Required { get; }

    /// <summary>The rule that the text breaks, to follow the parameter's name; null when it breaks none.</summary>
    public string? Broken(string text) =>
        _read(text) is { } value && Array.TrueForAll(_rules, rule => rule.IsValid(value)) ? null : $"takes {_takes}, not '{Shorten.Text(text)}'.";

    private static object? Read<T>(string text)
        where T : IParsable<T> => T.TryParse(text, CultureInfo.InvariantCulture, out var value) && value is not double.NaN and not double.PositiveInfinity and not double.NegativeInfinity
        ? value : null;

    private static string Words(ValidationAttribute rule) => rule switch
    {
        RangeAttribute { Maximum: int.MaxValue } range => $"a whole number from {range.Minimum} up",
        RangeAttribute range => $"a whole number from {range.Minimum} to {range.Maximum}",
        StringLengthAttribute length => $"{length.MinimumLength} to {length.MaximumLength} characters",
        _ => throw new InvalidOperationException($"A rule of {rule.GetType()} on a parameter cannot be said: give it words here."),
    };
}
