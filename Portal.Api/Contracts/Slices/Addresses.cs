namespace Portal.Api.Contracts.Slices;

/// <summary>Addresses that a contract names and a page links to: nothing but the web, and nothing that runs.</summary>
internal static class Addresses
{
    public static bool IsWeb(string? address) => Uri.TryCreate(address, UriKind.Absolute, out var url) && (url.Scheme is "http" or "https");

    /// <summary>An address that is fetched while a page is shown: of this site, or the picture itself.</summary>
    public static bool IsOwnPicture(string? address) =>
        address is ['/', not ('/' or '\\'), ..] || (address?.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase) ?? false);
}
