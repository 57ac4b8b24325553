using System.Globalization;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

internal static class FormatExamples
{
    public static string For(SchemaView schema) => schema.Format switch
    {
        "date-time" => "2026-03-14T09:26:53Z",
        "date" => "2026-03-14",
        "time" => "09:26:53Z",
        "duration" => "P1D",
        "email" or "idn-email" => "maya@example.com",
        "hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uri" or "url" or "iri" => "https://example.com/",
        "uri-reference" => "/example",
        "uuid" => "0193c6a2-5b7e-7c41-9f7d-3a2b1c4d5e6f",
        "byte" => "aGVsbG8=",
        _ => OfLength(schema),
    };

    private static string OfLength(SchemaView schema)
    {
        var least = schema.Deep("minLength") is ScalarNode { Kind: ScalarKind.Number } min && int.TryParse(min.Text, CultureInfo.InvariantCulture, out var length) ? Math.Clamp(length, 0, 256) : 0;
        var most = schema.Deep("maxLength") is ScalarNode { Kind: ScalarKind.Number } max && int.TryParse(max.Text, CultureInfo.InvariantCulture, out var limit) ? Math.Max(0, limit) : int.MaxValue;
        var text = "string".PadRight(least, '.');
        return text.Length <= most ? text : text[..most];
    }
}
