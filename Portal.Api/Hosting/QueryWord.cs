using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Portal.Api.Hosting;

/// <summary>
/// One word of a closed set in the query of an address, written as our JSON writes it: camelCase, and neither another case nor a number. The
/// framework by itself reads the names of the code, which are not what the contract says.
/// </summary>
internal readonly record struct QueryWord<T>(T Value) : IParsable<QueryWord<T>>
    where T : struct, Enum
{
    private static readonly Dictionary<string, T> Words = Enum.GetValues<T>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), StringComparer.Ordinal);

    public static QueryWord<T> Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var word) ? word : throw new FormatException($"'{s}' is none of {string.Join(", ", Words.Keys)}.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out QueryWord<T> result)
    {
        var known = Words.TryGetValue(s ?? "", out var value);
        result = new QueryWord<T>(value);
        return known;
    }
}
