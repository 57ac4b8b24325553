using Portal.Api.Contracts.Slices;

namespace Portal.Reference;

/// <summary>Where a part lies in its whole, as a path people read: <c>customer.addresses[].city</c>.</summary>
internal static class SchemaPath
{
    public static string Of(SchemaView schema)
    {
        if (schema.Label is { } label)
        {
            return label;
        }
        var path = "";
        var parts = schema.Pointer.Split('/');
        for (var index = 0; index < parts.Length; index++)
        {
            path += parts[index] switch
            {
                "properties" or "patternProperties" or "schemas" when index + 1 < parts.Length => (path.Length == 0 ? "" : ".") + Unescape(parts[++index]),
                "items" or "prefixItems" or "contains" => "[]",
                "additionalProperties" => ".*",
                _ => "",
            };
        }
        return path.Length == 0 ? "A part of it" : path;
    }

    private static string Unescape(string part) => part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
}
