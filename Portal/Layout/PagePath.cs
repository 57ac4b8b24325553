namespace Portal.Layout;

/// <summary>The path of a page as links write it: each part escaped, as little as it may be in the address that was asked for.</summary>
internal static class PagePath
{
    // A slash inside a part arrives escaped, since it would end the part.
    public static string Of(PathString path) => string.Join('/', (path.Value ?? "/").Split('/').Select(part => Uri.EscapeDataString(Uri.UnescapeDataString(part))));
}
