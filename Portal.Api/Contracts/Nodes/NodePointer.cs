using System.Globalization;

namespace Portal.Api.Contracts.Nodes;

/// <summary>JSON pointers (RFC 6901) as they stand in <c>$ref</c>: in a fragment, percent-encoded.</summary>
internal static class NodePointer
{
    public static ContractNode? Find(ContractNode root, string reference)
    {
        if (reference is "#")
        {
            return root;
        }
        if (!reference.StartsWith("#/", StringComparison.Ordinal))
        {
            return null;
        }
        var node = root;
        var rest = reference.AsSpan(2);
        while (true)
        {
            var end = rest.IndexOf('/');
            if (Step(node, Unescape((end < 0 ? rest : rest[..end]).ToString())) is not { } next)
            {
                return null;
            }
            node = next;
            if (end < 0)
            {
                return node;
            }
            rest = rest[(end + 1)..];
        }
    }

    public static ContractNode? Step(ContractNode node, string name) => node switch
    {
        ObjectNode map => map[name],
        ArrayNode list when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < list.Items.Count => list.Items[index],
        _ => null,
    };

    public static string Unescape(string part)
    {
        var text = part.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(part) : part;
        return text.Contains('~', StringComparison.Ordinal) ? text.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal) : text;
    }

    public static string Escape(string name) => name.AsSpan().IndexOfAny('~', '/') < 0 ? name : name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
