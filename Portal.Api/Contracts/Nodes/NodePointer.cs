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
        foreach (var part in reference[2..].Split('/'))
        {
            var name = Unescape(part);
            var next = node switch
            {
                ObjectNode map => map[name],
                ArrayNode list when int.TryParse(name, out var index) && index >= 0 && index < list.Items.Count => list.Items[index],
                _ => null,
            };
            if (next is null)
            {
                return null;
            }
            node = next;
        }
        return node;
    }

    public static string Unescape(string part) =>
        Uri.UnescapeDataString(part).Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);

    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
