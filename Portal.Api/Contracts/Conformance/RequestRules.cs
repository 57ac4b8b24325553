using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;
using Portal.Api.Contracts.Validation;

namespace Portal.Api.Contracts.Conformance;

/// <summary>What a contract says of the requests of an operation: parameters, and the body.</summary>
internal sealed class RequestRules
{
    private readonly ParameterRule[] _parameters;
    private readonly Dictionary<string, HashSet<string>> _declared = new(StringComparer.Ordinal);
    private readonly PathTemplate _template;
    private readonly ContentRules? _contents;
    private readonly string _bodyPointer = "";
    private readonly bool _needsBody;

    public RequestRules(ContractDocument document, OperationSummary summary, Place? item, Place operation, SchemaDialect dialect)
    {
        _template = new PathTemplate(summary.Path);
        // Doors take credentials out before anyone looks.
        var credentials = document.SecuritySchemes.Select(scheme => scheme.Parameter).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        _parameters = [.. ParameterView.Of(document, item, operation).Where(view => !credentials.Contains(view.Name)).Select(view => new ParameterRule(document, view, dialect))];
        foreach (var parameter in _parameters)
        {
            Declared(parameter.View.In).Add(parameter.View.Name);
        }
        if (operation.At("requestBody")?.Follow(document) is { } body)
        {
            _contents = new ContentRules(document, body, dialect, SchemaDirection.Request);
            (_bodyPointer, _needsBody) = (body.Pointer, body.Flag("required"));
        }
    }

    /// <summary>The body is looked into, so it is worth keeping for that.</summary>
    public bool LooksInto(string? contentType) => _contents?.Find(contentType)?.LooksInto(contentType) is true;

    /// <param name="isSettled">Names of parameters that are not the caller's to send: a door takes them out, or sets them itself.</param>
    public ContractFindings Check(RequestParts request, BodyPart body, Func<string, bool> isSettled)
    {
        var findings = new ContractFindings();
        var there = 0;
        foreach (var parameter in _parameters)
        {
            if (findings.IsFull)
            {
                break;
            }
            if (parameter.View.In is "path" || !isSettled(parameter.View.Name))
            {
                there += parameter.Check(Read(parameter, request), findings, SchemaDirection.Request) ? 1 : 0;
            }
        }
        findings.Words = there switch { 0 => "no parameters", 1 => "1 parameter, valid", _ => $"{there} parameters, valid" };
        CheckBody(body, findings);
        return findings;
    }

    /// <summary>The contract says what a service does with a header of this name.</summary>
    public bool HasHeader(string name) => Array.Exists(_parameters, parameter => parameter.View.In is "header" && parameter.View.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The values of a body, where it is of a media type that is looked into; null: they cannot be told.</summary>
    public ContractNode? Values(BodyPart body) => body.IsEmpty ? null : _contents?.Find(body.ContentType)?.Values(body);

    /// <summary>What was sent for parameters that take one value, those of the path first.</summary>
    public IReadOnlyList<SentValue> Sent(RequestParts request, Func<string, bool> isSettled)
    {
        var sent = new List<SentValue>();
        foreach (var parameter in _parameters.Where(parameter => parameter.View.In is "path" || !isSettled(parameter.View.Name)))
        {
            if (Read(parameter, request).Node is ScalarNode { Text: var text })
            {
                sent.Add(new SentValue(parameter.View.Name, parameter.View.In, text));
            }
        }
        return sent;
    }

    private ParameterValue Read(ParameterRule parameter, RequestParts request)
    {
        if (parameter.View.In is not "path")
        {
            return ParameterReader.Read(parameter, request, Declared(parameter.View.In));
        }
        return _template.Find(request.Path, parameter.View.Name) is { Length: > 0 } raw ? ParameterReader.InPath(parameter, raw) : ParameterValue.Absent;
    }

    private void CheckBody(BodyPart body, ContractFindings findings)
    {
        if (_contents is null || (body.IsEmpty && string.IsNullOrEmpty(body.ContentType)) || body.IsNone)
        {
            if (_needsBody && !findings.IsFull)
            {
                findings.Add($"{_bodyPointer}/required", "body", "", "required", "The request must have a body.");
            }
            return;
        }
        if (_contents.Check(body, findings) is { } rule)
        {
            findings.Words = $"{findings.Words}; {rule.Words}";
        }
    }

    private HashSet<string> Declared(string place)
    {
        if (!_declared.TryGetValue(place, out var names))
        {
            _declared[place] = names = new HashSet<string>(StringComparer.Ordinal);
        }
        return names;
    }
}
