namespace Portal.Api.Access;

/// <summary>A credential as it may be written down: enough to recognise one's own, nothing to use.</summary>
internal static class Redaction
{
    private const int Shown = 4;

    public static string Of(string credential)
    {
        if (credential.StartsWith(ConsoleCredentials.Prefix, StringComparison.Ordinal))
        {
            return "tvzc_…";
        }
        // Of a short text, four characters could be most of it.
        return credential.Length >= 24 && credential.StartsWith("tvz_", StringComparison.Ordinal)
            ? $"tvz_…{credential[^Shown..]}"
            : $"{credential.Length} characters, not shown";
    }
}
