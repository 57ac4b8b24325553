using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices.Bodies;

/// <summary>
/// A form as <c>multipart/form-data</c> (RFC 7578), lines divided by line feeds; its first line names the boundary. What a part is,
/// the contract says, else its value: objects are JSON, what is not text is a file.
/// </summary>
internal static class MultipartText
{
    private const string Boundary = "form-boundary";

    private const string Bytes = "application/octet-stream";

    public static string Of(ObjectNode form, SchemaView? schema, IReadOnlyList<EncodingView> encodings)
    {
        var parts = form.Members.SelectMany(member => Parts(member, schema, encodings.FirstOrDefault(encoding => encoding.Name == member.Name))).ToList();
        var boundary = Boundary;
        while (parts.Exists(part => part.Contains(boundary, StringComparison.Ordinal)))
        {
            boundary += "-";
        }
        return string.Concat(parts.Select(part => $"--{boundary}\n{part}\n")) + $"--{boundary}--";
    }

    /// <summary>The boundary of such a text; null for any other.</summary>
    public static string? BoundaryOf(string text) => text.StartsWith("--", StringComparison.Ordinal) ? text.Split('\n', 2)[0][2..].TrimEnd() : null;

    private static IEnumerable<string> Parts(Member member, SchemaView? schema, EncodingView? encoding)
    {
        var own = schema?.Properties.FirstOrDefault(property => property.Name == member.Name)?.Schema;
        return member.Value is ArrayNode list ? list.Items.Select(item => Part(member.Name, item, own?.Items, encoding)) : [Part(member.Name, member.Value, own, encoding)];
    }

    private static string Part(string name, ContractNode value, SchemaView? schema, EncodingView? encoding)
    {
        var type = encoding?.ContentType?.Split(',')[0].Trim() ?? schema?.Deep("contentMediaType")?.AsString ?? (schema?.Format is "binary" ? Bytes : value is ScalarNode ? null : "application/json");
        type = type is not null && type.Contains('*', StringComparison.Ordinal) ? Bytes : type;
        var isFile = value is ScalarNode && type is not null && !type.StartsWith("text/", StringComparison.Ordinal) && !MediaTypeView.IsJsonType(type);
        return $"Content-Disposition: form-data; name=\"{Quoted(name)}\"{(isFile ? $"; filename=\"{Quoted(name)}\"" : "")}\n{(type is null ? "" : $"Content-Type: {type}\n")}\n{value.Inline()}";
    }

    /// <summary>As browsers write names.</summary>
    private static string Quoted(string name) => name.Replace("\"", "%22", StringComparison.Ordinal).Replace("\r", "%0D", StringComparison.Ordinal).Replace("\n", "%0A", StringComparison.Ordinal);
}
