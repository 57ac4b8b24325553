using Microsoft.Net.Http.Headers;

namespace Portal.Api.Hosting;

/// <summary>Entity tags that a request was made for (RFC 9110, section 13.1.1).</summary>
internal static class EntityTags
{
    /// <param name="header">If-Match as it came.</param>
    /// <param name="tags">Without their quotes; null: none were sent. Weak ones match nothing, and are left out.</param>
    public static bool TryRead(string? header, out IReadOnlyList<string>? tags)
    {
        tags = null;
        if (header is null)
        {
            return true;
        }
        if (!EntityTagHeaderValue.TryParseStrictList([header], out var parsed))
        {
            return false;
        }
        tags = [.. parsed.Where(tag => !tag.IsWeak).Select(tag => tag.Tag.ToString().Trim('"'))];
        return true;
    }
}
