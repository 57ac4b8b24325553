namespace Portal.Api.Access;

/// <summary>A credential as it may be written down: enough to recognise one's own, nothing to use.</summary>
internal static class Redaction
{
    private const int Shown = 4;

    private const string Ours = "tvz";

    // Of a short text, four characters could be most of it.
    private const int Shortest = 24;

    public static string Of(string credential)
    {
        if (credential.StartsWith(ConsoleCredentials.Prefix, StringComparison.Ordinal))
        {
            return "tvzc_…";
        }
        return credential.Length >= Shortest && PrefixOf(credential) is { Length: > 0 } prefix
            ? $"{prefix}…{credential[^Shown..]}"
            : $"{credential.Length} characters, not shown";
    }

    /// <summary>An app_id is no secret; what stands in its place by mistake may be one.</summary>
    public static string OfAppId(string text) => Guid.TryParseExact(text, "N", out _) ? text : $"{text.Length} characters, not shown";

    /// <summary>By its look alone: what we make begins with our prefix.</summary>
    public static bool IsOurs(string text) => PrefixOf(text).Length > 0;

    private static ReadOnlySpan<char> PrefixOf(string text)
    {
        var end = text.AsSpan(0, Math.Min(text.Length, Ours.Length + 3)).IndexOf('_');
        return end > 0 && text.StartsWith(Ours, StringComparison.Ordinal) ? text.AsSpan(0, end + 1) : default;
    }
}
