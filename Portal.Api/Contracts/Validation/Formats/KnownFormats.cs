using System.Globalization;
using Portal.Api.Contracts.Validation.Compiled;

namespace Portal.Api.Contracts.Validation.Formats;

/// <summary>The formats that are checked, each with the words that say what would fit.</summary>
internal static class KnownFormats
{
    public static readonly IReadOnlyDictionary<string, ValueFormat> All = ((ValueFormat[])
    [
        Text("date", "a date such as 2026-11-23", static text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)),
        Text("uuid", "a UUID such as 2eb8aa08-aa98-11ea-b4aa-73b441d16380", static text => Guid.TryParseExact(text, "D", out _)),
    ]).ToDictionary(format => format.Name, StringComparer.Ordinal);

    private static ValueFormat Text(string name, string words, TextFormatCheck check) => new(name, words, check, null);
}
