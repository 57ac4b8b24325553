using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Portal.Api.Mesh.Istio;

namespace Portal.Tests.Mesh.Istio;

/// <summary>All that a model object says, as text: <c>{Attempts=3; Backoff=00:00:00.025}</c>. Where it stands in a file is left out.</summary>
internal static class ModelText
{
    public static string Of(object? value) => value switch
    {
        null => "-",
        string text => text,
        byte[] bytes => Convert.ToBase64String(bytes),
        StringMatch.Exact { Comparison: StringComparison.OrdinalIgnoreCase } or StringMatch.Prefix { Comparison: StringComparison.OrdinalIgnoreCase } => $"any case of {value}",
        Regex or StringMatch => value.ToString()!,
        IFormattable plain => plain.ToString(null, CultureInfo.InvariantCulture),
        bool flag => flag ? "yes" : "no",
        IEnumerable all => $"[{string.Join(", ", all.Cast<object?>().Select(Of))}]",
        _ => $"{{{string.Join("; ", Properties(value))}}}",
    };

    private static IEnumerable<string> Properties(object value) => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.PropertyType != typeof(FileSpot) && property.GetIndexParameters().Length == 0)
        .Select(property => $"{property.Name}={Of(property.GetValue(value))}");
}
