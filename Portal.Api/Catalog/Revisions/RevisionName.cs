using System.Globalization;

namespace Portal.Api.Catalog.Revisions;

/// <summary>A revision as addresses name it: <c>v2@3</c> is the third of v2, <c>v2</c> the one in force, <c>@3</c> the third of the version at hand.</summary>
public sealed record RevisionName(string Version, int? Number)
{
    /// <summary>Null for what names none.</summary>
    public static RevisionName? Parse(string? text, string version)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 60)
        {
            return null;
        }
        var at = text.LastIndexOf('@');
        if (at < 0)
        {
            return new RevisionName(text, null);
        }
        return int.TryParse(text.AsSpan(at + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? new RevisionName(at == 0 ? version : text[..at], number) : null;
    }

    public override string ToString() => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{Version}@{number}") : Version;
}
