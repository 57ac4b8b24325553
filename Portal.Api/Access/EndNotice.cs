using System.Globalization;

namespace Portal.Api.Access;

/// <summary>Header values that announce an end, made once and sent as they stand: RFC 9745, RFC 8594 and the links of both (RFC 8288, RFC 5829).</summary>
internal sealed record EndNotice(string? Deprecation, string? Sunset, string Link)
{
    /// <param name="page">The page that says more.</param>
    /// <param name="successor">The page of what to call instead.</param>
    public static EndNotice Of(DateTimeOffset? deprecated, DateTimeOffset? sunset, Uri page, Uri? successor)
    {
        string?[] links =
        [
            deprecated is null ? null : $"<{page.AbsoluteUri}>; rel=\"deprecation\"; type=\"text/html\"",
            sunset is null ? null : $"<{page.AbsoluteUri}>; rel=\"sunset\"; type=\"text/html\"",
            successor is null ? null : $"<{successor.AbsoluteUri}>; rel=\"successor-version\"; type=\"text/html\"",
        ];
        return new EndNotice(
            deprecated is { } from ? string.Create(CultureInfo.InvariantCulture, $"@{from.ToUnixTimeSeconds()}") : null,
            sunset?.ToString("R", CultureInfo.InvariantCulture),
            string.Join(", ", links.OfType<string>()));
    }

    /// <summary>Over what a service behind us says of its own end; its other links stay.</summary>
    public void Put(IHeaderDictionary headers)
    {
        if (Deprecation is not null)
        {
            headers["Deprecation"] = Deprecation;
        }
        if (Sunset is not null)
        {
            headers["Sunset"] = Sunset;
        }
        headers.Append("Link", Link);
    }
}
