using System.Collections.Concurrent;
using System.Reflection;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Validation;

/// <summary>The schemas of the OpenAPI Initiative and of JSON Schema, which travel with the program. References to them lead here and to nowhere else.</summary>
internal static class PublishedSchemas
{
    private const string Prefix = "Portal.Api.Contracts.Validation.Published.";

    private static readonly ConcurrentDictionary<string, ObjectNode> Loaded = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, (string File, SchemaDialect Dialect)> ByAddress = new(StringComparer.Ordinal)
    {
        ["http://json-schema.org/draft-04/schema"] = ("json-schema-draft-04.json", SchemaDialect.Draft4),
        ["https://json-schema.org/draft/2020-12/schema"] = ("json_schema_2020_12.schema.json", SchemaDialect.Draft202012),
        ["https://json-schema.org/draft/2020-12/meta/core"] = ("json_schema_2020_12.core.json", SchemaDialect.Draft202012),
        ["https://json-schema.org/draft/2020-12/meta/applicator"] = ("json_schema_2020_12.applicator.json", SchemaDialect.Draft202012),
        ["https://json-schema.org/draft/2020-12/meta/unevaluated"] = ("json_schema_2020_12.unevaluated.json", SchemaDialect.Draft202012),
        ["https://json-schema.org/draft/2020-12/meta/validation"] = ("json_schema_2020_12.validation.json", SchemaDialect.Draft202012),
        ["https://json-schema.org/draft/2020-12/meta/meta-data"] = ("json_schema_2020_12.meta-data.json", SchemaDialect.Draft202012),
        ["https://json-schema.org/draft/2020-12/meta/format-annotation"] = ("json_schema_2020_12.format-annotation.json", SchemaDialect.Draft202012),
        ["https://json-schema.org/draft/2020-12/meta/content"] = ("json_schema_2020_12.content.json", SchemaDialect.Draft202012),
        ["https://spec.openapis.org/oas/3.1/schema/WORK-IN-PROGRESS"] = ("openapi-3.1.json", SchemaDialect.Draft202012),
        ["https://spec.openapis.org/oas/3.1/dialect/WORK-IN-PROGRESS"] = ("openapi-3.1-dialect.json", SchemaDialect.Draft202012),
        ["https://spec.openapis.org/oas/3.1/meta/WORK-IN-PROGRESS"] = ("openapi-3.1-meta.json", SchemaDialect.Draft202012),
        ["https://spec.openapis.org/oas/3.2/schema/WORK-IN-PROGRESS"] = ("openapi-3.2.json", SchemaDialect.Draft202012),
        ["https://spec.openapis.org/oas/3.2/dialect/WORK-IN-PROGRESS"] = ("openapi-3.2-dialect.json", SchemaDialect.Draft202012),
        ["https://spec.openapis.org/oas/3.2/meta/WORK-IN-PROGRESS"] = ("openapi-3.2-meta.json", SchemaDialect.Draft202012),
    };

    public static ObjectNode? Find(Uri address, SchemaDialect dialect) =>
        ByAddress.TryGetValue(address.GetLeftPart(UriPartial.Query), out var known) && known.Dialect == dialect ? Load(known.File) : null;

    public static ObjectNode Load(string file) => Loaded.GetOrAdd(file, static file =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + file)
            ?? throw new InvalidOperationException($"The program was built without {file}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return (ObjectNode)NodeText.Read(bytes, ContractFormat.Json);
    });
}
