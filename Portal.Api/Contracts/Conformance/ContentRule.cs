using System.Text.Json;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;
using Portal.Api.Contracts.Validation;

namespace Portal.Api.Contracts.Conformance;

/// <summary>What a contract says of a body in one media type, or in a range of them such as <c>text/*</c>.</summary>
internal sealed class ContentRule
{
    public const string Form = "application/x-www-form-urlencoded";

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 256 };

    private readonly SchemaValidator? _validator;
    private readonly SchemaDirection _direction;
    private readonly Place _place;
    private readonly ValueShape? _shape;

    public ContentRule(ContractDocument document, string type, Place place, SchemaDialect dialect, SchemaDirection direction)
    {
        (_place, _direction) = (place, direction);
        Type = MediaTypes.Bare(type);
        if (place.At("schema") is { } schema)
        {
            // Whose data a body holds is not known: the record of a call must not repeat it.
            _validator = SchemaValidator.Compile(schema.Node, document.Root, dialect, schema.Pointer).WithValues(shows: false);
            var view = SchemaView.OfMember(document, place, "schema");
            _shape = Type is Form || Type.StartsWith("text/", StringComparison.Ordinal) ? ValueShape.Of(view) : null;
            Words = view?.Label is { Length: > 0 } label ? $"{Type} conforms to {label}" : $"{Type} conforms";
        }
        else
        {
            Words = $"{Type}, of which the contract says nothing more";
        }
    }

    /// <summary>In lower case, without parameters.</summary>
    public string Type { get; }

    /// <summary>That such a body conforms.</summary>
    public string Words { get; }

    /// <summary>By its media type it is looked into, so it is worth keeping for that.</summary>
    public bool LooksInto(string? contentType) => _validator is not null && (MediaTypes.IsJson(contentType) || MediaTypes.Is(contentType, Form) || IsText(contentType));

    public void Check(BodyPart body, ContractFindings findings)
    {
        if (_validator is null)
        {
            return;
        }
        if (!LooksInto(body.ContentType))
        {
            findings.Left = $"a body of {Shorten.Text(MediaTypes.Bare(body.ContentType))} is not looked into";
        }
        else if (body.Left is not null)
        {
            findings.Left = body.Left;
            if (body is { MustBeSeen: true, LeftRule: { } rule })
            {
                findings.Add(_place.Pointer, "body", "", rule, $"The body must be looked into, and cannot be: {body.Left}.");
            }
        }
        else if (MediaTypes.IsJson(body.ContentType))
        {
            CheckJson(WithoutMark(body.Bytes), findings);
        }
        else
        {
            Add(_validator.Validate(ReadText(body), _direction, ContractFindings.Most), findings);
        }
    }

    /// <summary>Null: it is not looked into, is not here, or is no JSON.</summary>
    public ContractNode? Values(BodyPart body)
    {
        if (!LooksInto(body.ContentType) || body.Left is not null)
        {
            return null;
        }
        try
        {
            return MediaTypes.IsJson(body.ContentType) ? NodeText.Read(body.Bytes, ContractFormat.Json) : ReadText(body);
        }
        catch (UnreadableException)
        {
            // Whether that is allowed, the check of the call says.
            return null;
        }
    }

    private ContractNode ReadText(BodyPart body)
    {
        var (text, shape) = (System.Text.Encoding.UTF8.GetString(body.Bytes.Span), _shape ?? ValueShape.Text);
        return MediaTypes.Is(body.ContentType, Form) ? FormReader.Read(text, shape) : shape.Read(text);
    }

    private void CheckJson(ReadOnlyMemory<byte> bytes, ContractFindings findings)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes, Deep);
            Add(_validator!.Validate(json.RootElement, _direction, ContractFindings.Most), findings);
        }
        catch (JsonException exception)
        {
            findings.Add(_place.Pointer, "body", "", "json", $"The body is not JSON: line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}.");
        }
    }

    private static void Add(IReadOnlyList<SchemaViolation> violations, ContractFindings findings)
    {
        if (violations.Count > 0)
        {
            findings.Add(violations, "body", "", "The body");
        }
    }

    /// <summary>A schema of members or items says of a text, such as XML, what it means and not how it is written.</summary>
    private bool IsText(string? contentType) => _shape is { IsList: false, IsObject: false } && MediaTypes.Bare(contentType).StartsWith("text/", StringComparison.Ordinal) && !MediaTypes.IsStream(contentType);

    /// <summary>A byte order mark is not a part of the text (RFC 8259, 8.1).</summary>
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> bytes) => bytes.Span is [0xEF, 0xBB, 0xBF, ..] ? bytes[3..] : bytes;
}
