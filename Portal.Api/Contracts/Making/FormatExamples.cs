using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Making;

internal static class FormatExamples
{
    public static string For(SchemaView schema) => schema.Format switch
    {
        "date-time" => "2026-03-14T09:26:53Z",
        "date" => "2026-03-14",
        "time" => "09:26:53Z",
        "duration" => "P1D",
        "email" or "idn-email" => "maya@example.com",
        "hostname" or "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uri" or "url" or "iri" => "https://example.com/",
        "uri-reference" or "iri-reference" => "/example",
        "uuid" => "0193c6a2-5b7e-7c41-9f7d-3a2b1c4d5e6f",
        "uri-template" => "/stays/{id}",
        "json-pointer" => "/stays/0",
        "relative-json-pointer" => "0/name",
        "regex" => "^[a-z]+$",
        "byte" => "aGVsbG8=",
        _ => OfLength(schema),
    };

    private static string OfLength(SchemaView schema)
    {
        var least = (int)Math.Clamp(schema.Limit("minLength") ?? 0, 0, 256);
        var most = (int)Math.Clamp(schema.Limit("maxLength") ?? int.MaxValue, 0, int.MaxValue);
        var text = "string".PadRight(least, '.');
        return text.Length <= most ? text : text[..most];
    }
}
