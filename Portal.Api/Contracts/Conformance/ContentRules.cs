using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;
using Portal.Api.Contracts.Validation;

namespace Portal.Api.Contracts.Conformance;

/// <summary>The media types that a body may have; the most special one that fits counts.</summary>
internal sealed class ContentRules
{
    private readonly ContentRule[] _rules;
    private readonly string _pointer;

    public ContentRules(ContractDocument document, Place holder, SchemaDialect dialect, SchemaDirection direction)
    {
        _pointer = $"{holder.Pointer}/content";
        _rules = [.. holder.Members("content").Select(member => new ContentRule(document, member.Name, member.Place.Follow(document), dialect, direction))];
    }

    /// <summary>The contract says nothing of a body.</summary>
    public bool IsEmpty => _rules.Length == 0;

    public ContentRule? Find(string? contentType)
    {
        ContentRule? range = null;
        foreach (var rule in _rules)
        {
            if (MediaTypes.Is(contentType, rule.Type))
            {
                return rule;
            }
            if (rule.Type is "*/*")
            {
                range ??= rule;
            }
            else if (rule.Type.EndsWith("/*", StringComparison.Ordinal) && MediaTypes.Bare(contentType).StartsWith(rule.Type[..^1], StringComparison.Ordinal))
            {
                range = rule;
            }
        }
        return range;
    }

    /// <summary>The rule that the body is under; null: told that there is none.</summary>
    public ContentRule? Check(BodyPart body, ContractFindings findings)
    {
        if (Find(body.ContentType) is { } rule)
        {
            rule.Check(body, findings);
            return rule;
        }
        var given = string.IsNullOrEmpty(body.ContentType) ? "names none" : $"says {Shorten.Text(MediaTypes.Bare(body.ContentType))}";
        findings.Add(_pointer, "header", "Content-Type", "content", $"The media type must be {string.Join(" or ", _rules.Select(known => known.Type))}; the message {given}.");
        return null;
    }
}
