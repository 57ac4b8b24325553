using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;
using Portal.Api.Contracts.Validation;

namespace Portal.Api.Contracts.Conformance;

/// <summary>What a contract says of one parameter, or of one header of an answer, ready to be held against calls.</summary>
internal sealed class ParameterRule
{
    private readonly SchemaValidator? _validator;
    private readonly string _subject;

    public ParameterRule(ContractDocument document, ParameterView view, SchemaDialect dialect)
    {
        View = view;
        Shape = ValueShape.Of(view.Schema);
        _subject = view.In is "header" ? $"The header '{view.Name}'" : $"'{view.Name}'";
        if (view is { MediaType: null, Style: not "deepObject" } && Shape.IsNested)
        {
            // Every service has a way of its own to write these, such as Instance.1.Id=a: none of them is wrong.
            return;
        }
        if ((view.MediaType is null ? view.Place.At("schema") : view.Place.Members("content").First().Place.Follow(document).At("schema")) is { } schema)
        {
            _validator = SchemaValidator.Compile(schema.Node, document.Root, dialect, schema.Pointer);
        }
    }

    public ParameterView View { get; }

    public ValueShape Shape { get; }

    /// <summary>True: it was there.</summary>
    /// <param name="raw">The text it was read from, for values in a media type; null: absent.</param>
    public bool Check(ParameterValue value, ContractFindings findings, SchemaDirection direction)
    {
        if (value.IsAbsent)
        {
            if (View.Required)
            {
                findings.Add($"{View.Place.Pointer}/required", View.In, View.Name, "required", $"{_subject} is required.");
            }
            return false;
        }
        if (value.Fault is { } fault)
        {
            findings.Add($"{View.Place.Pointer}/{(View.MediaType is null ? "style" : "content")}", View.In, View.Name, View.MediaType is null ? "style" : "content", $"{_subject} {fault}");
            return true;
        }
        if (_validator is not null && !(View.AllowEmpty && value.Node is ScalarNode { Text: "" }))
        {
            findings.Add(_validator.Validate(value.Node!, direction, ContractFindings.Most), View.In, View.Name, _subject);
        }
        return true;
    }
}
