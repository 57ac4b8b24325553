using System.Text;

namespace Portal.Api.Catalog.Search;

/// <summary>Paths as keys: <c>/travels/{city}</c> is <c>/travels/{}</c>. A path that was pasted from a log is tried against every template it may come from.</summary>
internal static class SearchPath
{
    private const int MostSegments = 6;
    private const int MostPrefixes = 3;

    public static string Key(string template)
    {
        var key = new StringBuilder(template.Length);
        for (var at = 0; at < template.Length; at++)
        {
            if (template[at] is '{' && template.IndexOf('}', at) is > 0 and var end)
            {
                key.Append("{}");
                at = end;
            }
            else
            {
                key.Append(char.ToLowerInvariant(template[at]));
            }
        }
        return key.Length > 1 && key[^1] == '/' ? key.ToString(0, key.Length - 1) : key.ToString();
    }

    /// <summary>Keys that a path as typed may have: as written, with values for parameters, and without what may stand before it.</summary>
    public static IReadOnlyList<string> Candidates(string typed)
    {
        var path = typed;
        if (path.IndexOf("://", StringComparison.Ordinal) is > 0 and var scheme)
        {
            var slash = path.IndexOf('/', scheme + 3);
            path = slash < 0 ? "/" : path[slash..];
        }
        path = path.Split('?', '#')[0];
        var segments = Key(path).Split('/', StringSplitOptions.RemoveEmptyEntries);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        for (var skipped = 0; skipped <= Math.Min(MostPrefixes, segments.Length - 1); skipped++)
        {
            var rest = segments[skipped..];
            keys.Add("/" + string.Join('/', rest));
            for (var mask = 1; rest.Length <= MostSegments && mask < 1 << rest.Length; mask++)
            {
                keys.Add("/" + string.Join('/', rest.Select((segment, at) => (mask >> at & 1) == 1 ? "{}" : segment)));
            }
        }
        return [.. keys];
    }
}
