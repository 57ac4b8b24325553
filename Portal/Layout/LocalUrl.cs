namespace Portal.Layout;

/// <summary>Addresses to return to come from the reader's own browser, and from whoever made the link: only our own are followed.</summary>
public static class LocalUrl
{
    public static string OrHome(string? url) => IsLocal(url) ? url! : "/";

    public static bool IsLocal(string? url) =>
        url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);
}
