using System.Collections.Concurrent;
using System.Text;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation;

namespace Portal.Api.Contracts.Checks;

/// <summary>
/// The form of a document by the OpenAPI Initiative's own JSON Schema of its version. Schema Objects of 3.1 and 3.2 are held against the
/// dialect that the document names; those of a dialect that is not known here are only asked to be objects or booleans.
/// </summary>
internal static class StructureChecks
{
    private const string BaseDialects = "https://spec.openapis.org/oas/3.";
    private const string JsonSchema = "https://json-schema.org/draft/2020-12/schema";

    private static readonly ConcurrentDictionary<string, SchemaValidator> Validators = new(StringComparer.Ordinal);

    /// <param name="source">The document as written, of a version that is known.</param>
    public static void Run(ObjectNode source, Findings findings)
    {
        var validator = ValidatorFor(source);
        // Most documents are right in one go. The specification makes formats a remark: an odd address is worth a word and no reason to refuse.
        var remarks = validator.ValidateDocument(source);
        var errors = remarks.Count == 0 ? [] : validator.WithFormats(false).ValidateDocument(source);
        foreach (var violation in (errors.Count > 0 ? errors : remarks).DistinctBy(violation => (violation.InstancePointer, violation.Keyword, violation.Message)))
        {
            Add(violation, source, findings, isError: errors.Count > 0);
        }
    }

    private static void Add(SchemaViolation violation, ObjectNode source, Findings findings, bool isError)
    {
        var (node, place) = StructurePlace.Find(source, violation.InstancePointer);
        findings.Add(place, violation.InstancePointer, StructureWords.Of(violation, node), isError);
    }

    private static SchemaValidator ValidatorFor(ObjectNode source)
    {
        var version = source.Text("openapi");
        if (version is null || version.StartsWith("3.0", StringComparison.Ordinal))
        {
            return Validators.GetOrAdd(version is null ? "openapi-2.0.json" : "openapi-3.0.json", static file =>
                SchemaValidator.Compile(PublishedSchemas.Load(file), PublishedSchemas.Load(file), SchemaDialect.Draft4));
        }
        var line = version.StartsWith("3.1", StringComparison.Ordinal) ? "3.1" : "3.2";
        var dialect = source.Text("jsonSchemaDialect") switch
        {
            null => $"{BaseDialects}{line[2]}/dialect/WORK-IN-PROGRESS",
            JsonSchema or JsonSchema + "#" => JsonSchema,
            var named when named.StartsWith(BaseDialects, StringComparison.Ordinal) && named.Contains("/dialect/", StringComparison.Ordinal) => $"{BaseDialects}{line[2]}/dialect/WORK-IN-PROGRESS",
            _ => "",
        };
        return Validators.GetOrAdd($"{line} {dialect}", static (_, of) => Make(of.line, of.dialect), (line, dialect));
    }

    /// <summary>The published schema leaves what a Schema Object is to whoever refers to it.</summary>
    private static SchemaValidator Make(string line, string dialect)
    {
        var meta = dialect.Length == 0 ? """{"$dynamicAnchor":"meta","type":["object","boolean"]}""" : $$"""{ "$dynamicAnchor":"meta","$ref":"{{dialect}}" }""";
        var text = $$"""{"$id":"contract:/openapi-{{line}}","$ref":"{{BaseDialects}}{{line[2]}}/schema/WORK-IN-PROGRESS","$defs":{ "schema":{{meta}} } }""";
        var schema = NodeText.Read(Encoding.UTF8.GetBytes(text), ContractFormat.Json);
        return SchemaValidator.Compile(schema, schema, SchemaDialect.Draft202012);
    }
}
