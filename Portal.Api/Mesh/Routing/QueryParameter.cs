namespace Portal.Api.Mesh.Routing;

/// <summary>Looks into a raw query string, as Envoy does: the first parameter of a name counts, and nothing is decoded.</summary>
internal static class QueryParameter
{
    public static bool TryFind(ReadOnlySpan<char> query, ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        while (!query.IsEmpty)
        {
            var end = query.IndexOf('&');
            var pair = end < 0 ? query : query[..end];
            var equals = pair.IndexOf('=');
            if ((equals < 0 ? pair : pair[..equals]).SequenceEqual(name))
            {
                value = equals < 0 ? [] : pair[(equals + 1)..];
                return true;
            }
            query = end < 0 ? [] : query[(end + 1)..];
        }
        value = [];
        return false;
    }
}
