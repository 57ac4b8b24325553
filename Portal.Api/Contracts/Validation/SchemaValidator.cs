using System.Text.Json;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Compiled;
using Portal.Api.Contracts.Validation.Instances;
using Portal.Api.Contracts.Validation.Running;

namespace Portal.Api.Contracts.Validation;

/// <summary>
/// Checks values against one schema. Made once and used by any number of threads; what the schema refers to is made ready when first needed
/// and shared by all validators of the same document.
/// </summary>
internal sealed class SchemaValidator
{
    /// <summary>More are no help to anyone.</summary>
    public const int MostViolations = 100;

    private readonly SchemaNode _schema;
    private readonly SchemaLibrary _library;

    private SchemaValidator(SchemaLibrary library, SchemaNode schema) => (_library, _schema) = (library, schema);

    /// <summary>False: <c>format</c> is a remark and asks nothing.</summary>
    public bool ChecksFormats { get; private init; } = true;

    /// <summary>False: messages do not repeat what was given. Names, types and counts they tell all the same.</summary>
    public bool ShowsValues { get; private init; } = true;

    /// <summary>What is wrong with the schemas themselves, as far as they were needed: patterns that are none, references to nothing.</summary>
    public IReadOnlyDictionary<string, string> Findings => _library.Findings;

    /// <param name="root">The document that <paramref name="schema"/> stands in and that its references are about.</param>
    /// <param name="pointer">Where it stands there, as a JSON pointer: pointers into the schema then begin at the document's root.</param>
    public static SchemaValidator Compile(ContractNode schema, ContractNode root, SchemaDialect dialect, string pointer = "")
    {
        var library = SchemaLibrary.Of(root, dialect);
        return new SchemaValidator(library, library.Entry(schema, pointer));
    }

    public SchemaValidator WithFormats(bool checks) => new(_library, _schema) { ChecksFormats = checks, ShowsValues = ShowsValues };

    public SchemaValidator WithValues(bool shows) => new(_library, _schema) { ChecksFormats = ChecksFormats, ShowsValues = shows };

    /// <summary>An empty list: the value fits.</summary>
    public IReadOnlyList<SchemaViolation> Validate(ContractNode instance, SchemaDirection direction = SchemaDirection.Any, int most = MostViolations) =>
        SchemaRun<NodeInstance, NodeChildren>.Validate(_schema, new NodeInstance(instance), new RunSettings(direction, most, ChecksFormats, ShowsValues));

    /// <summary>For whole documents, which take more steps than a value of a call may.</summary>
    public IReadOnlyList<SchemaViolation> ValidateDocument(ContractNode document, int most = MostViolations) =>
        SchemaRun<NodeInstance, NodeChildren>.Validate(_schema, new NodeInstance(document), new RunSettings(SchemaDirection.Any, most, ChecksFormats, ShowsValues, RunSettings.DocumentSteps));

    /// <summary>An empty list: the value fits.</summary>
    public IReadOnlyList<SchemaViolation> Validate(JsonElement instance, SchemaDirection direction = SchemaDirection.Any, int most = MostViolations) =>
        SchemaRun<JsonInstance, JsonChildren>.Validate(_schema, new JsonInstance(instance), new RunSettings(direction, most, ChecksFormats, ShowsValues));
}
