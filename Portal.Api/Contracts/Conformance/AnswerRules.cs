using System.Globalization;
using Microsoft.AspNetCore.Http;
using Portal.Api.Contracts.Slices;
using Portal.Api.Contracts.Validation;

namespace Portal.Api.Contracts.Conformance;

/// <summary>The answers that a contract has for an operation: by status, by class of it, or <c>default</c>.</summary>
internal sealed class AnswerRules
{
    private readonly Dictionary<int, AnswerRule> _byStatus = [];
    private readonly AnswerRule?[] _byClass = new AnswerRule?[6];
    private readonly AnswerRule? _default;
    private readonly string _pointer;
    private readonly string _known;

    public AnswerRules(ContractDocument document, Place operation, SchemaDialect dialect)
    {
        _pointer = $"{operation.Pointer}/responses";
        var written = operation.Members("responses").Where(member => !member.Name.StartsWith("x-", StringComparison.Ordinal)).ToList();
        _known = string.Join(", ", written.Select(member => member.Name));
        foreach (var (status, place) in written)
        {
            var rule = new AnswerRule(document, place.Follow(document), dialect);
            if (status is "default")
            {
                _default = rule;
            }
            else if (status is [>= '1' and <= '5' and var hundreds, 'X' or 'x', 'X' or 'x'])
            {
                _byClass[hundreds - '0'] = rule;
            }
            else if (int.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var code))
            {
                _byStatus[code] = rule;
            }
        }
    }

    /// <summary>Null: the contract does not know this status.</summary>
    public AnswerRule? Find(int status) =>
        _byStatus.TryGetValue(status, out var exact) ? exact : (status is >= 100 and < 600 ? _byClass[status / 100] : null) ?? _default;

    public ContractFindings Check(int status, IHeaderDictionary headers, BodyPart body, Func<string, bool> isSettled)
    {
        var findings = new ContractFindings();
        if (Find(status) is { } rule)
        {
            rule.Check(status, headers, body, isSettled, findings);
        }
        else
        {
            findings.Add(_pointer, "status", status.ToString(CultureInfo.InvariantCulture), "responses", _known.Length == 0 ? $"The contract has no answers, and none of {status}." : $"The contract has no answer {status}; it has {_known}.");
        }
        return findings;
    }
}
