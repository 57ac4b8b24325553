using Microsoft.AspNetCore.Http;
using Portal.Api.Contracts.Slices;
using Portal.Api.Contracts.Validation;

namespace Portal.Api.Contracts.Conformance;

/// <summary>What a contract says of one answer: its headers, and the body.</summary>
internal sealed class AnswerRule
{
    private readonly ParameterRule[] _headers;
    private readonly ContentRules _contents;
    private readonly string _pointer;

    public AnswerRule(ContractDocument document, Place place, SchemaDialect dialect)
    {
        _pointer = place.Pointer;
        // OpenAPI: a header named Content-Type is ignored here.
        _headers = [.. ParameterView.Headers(document, place).Where(view => !view.Name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)).Select(view => new ParameterRule(document, view, dialect))];
        _contents = new ContentRules(document, place, dialect, SchemaDirection.Response);
    }

    /// <summary>The body is looked into, so it is worth keeping for that.</summary>
    public bool LooksInto(string? contentType) => _contents.Find(contentType)?.LooksInto(contentType) is true;

    public void Check(int status, IHeaderDictionary headers, BodyPart body, Func<string, bool> isSettled, ContractFindings findings)
    {
        foreach (var header in _headers)
        {
            if (!findings.IsFull && !isSettled(header.View.Name))
            {
                header.Check(ParameterReader.InHeader(header, headers), findings, SchemaDirection.Response);
            }
        }
        findings.Words = $"{status} without a body conforms";
        if (body.IsNone || (body.IsEmpty && (status is 204 or 304 or < 200 || string.IsNullOrEmpty(body.ContentType))))
        {
            TellMissing(status, body, findings);
        }
        else if (!_contents.IsEmpty)
        {
            findings.Words = _contents.Check(body, findings) is { } rule ? $"{status} {rule.Words}" : "";
        }
        else if (!body.IsEmpty)
        {
            findings.Words = $"{status}, of whose body the contract says nothing";
        }
    }

    private void TellMissing(int status, BodyPart body, ContractFindings findings)
    {
        if (!body.IsNone && !_contents.IsEmpty && status is not (204 or 304 or < 200))
        {
            findings.Add($"{_pointer}/content", "body", "", "content", $"The answer {status} must have a body; it has none.");
        }
    }
}
