namespace Portal.Api.Contracts.Conformance;

/// <summary>Names and values as queries and forms write them.</summary>
internal static class FormText
{
    public static List<(string Name, string Raw)> Pairs(string text)
    {
        var pairs = new List<(string, string)>();
        foreach (var range in text.AsSpan().Split('&'))
        {
            var pair = text.AsSpan(range);
            if (pair.IsEmpty)
            {
                continue;
            }
            var equals = pair.IndexOf('=');
            pairs.Add(equals < 0 ? (Decode(pair.ToString()), "") : (Decode(pair[..equals].ToString()), pair[(equals + 1)..].ToString()));
        }
        return pairs;
    }

    public static string Decode(string raw)
    {
        var text = raw.Contains('+', StringComparison.Ordinal) ? raw.Replace('+', ' ') : raw;
        return text.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(text) : text;
    }
}
