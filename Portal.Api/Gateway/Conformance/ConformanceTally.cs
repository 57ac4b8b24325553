using Portal.Api.Contracts.Conformance;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Gateway.Conformance;

/// <summary>What calls showed since it was last written. Bounded: where more rules are broken at once than are kept, calls are counted all the same.</summary>
internal sealed class ConformanceTally
{
    private const int MostRules = 2000;

    private readonly Lock _gate = new();
    private Dictionary<OperationKey, ConformanceHour> _hours = [];
    private Dictionary<RuleKey, ConformanceFinding> _findings = [];

    /// <summary>Either side null: it was not held against the contract.</summary>
    public void Add(string api, string version, string operation, string requestId, DateTimeOffset at, ContractFindings? request, ContractFindings? answer)
    {
        if (request is null && answer is null)
        {
            return;
        }
        var key = new OperationKey(HourOf(at), api, version, operation);
        lock (_gate)
        {
            if (!_hours.TryGetValue(key, out var hour))
            {
                _hours[key] = hour = new ConformanceHour { Hour = key.Hour, Api = api, Version = version, Operation = operation };
            }
            hour.Requests += request is null ? 0 : 1;
            hour.RequestsDiffering += request is { Conforms: false } ? 1 : 0;
            hour.Answers += answer is null ? 0 : 1;
            hour.AnswersDiffering += answer is { Conforms: false } ? 1 : 0;
            hour.Unseen += request?.Left is not null || answer?.Left is not null ? 1 : 0;
            Add(key, request, ofAnswers: false, requestId, at);
            Add(key, answer, ofAnswers: true, requestId, at);
        }
    }

    /// <summary>All there is, to be written; from now on it counts anew.</summary>
    public (IReadOnlyCollection<ConformanceHour> Hours, IReadOnlyCollection<ConformanceFinding> Findings) Take()
    {
        lock (_gate)
        {
            var taken = (_hours.Values, _findings.Values);
            (_hours, _findings) = ([], []);
            return taken;
        }
    }

    public static DateTimeOffset HourOf(DateTimeOffset time) => new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);

    private void Add(OperationKey operation, ContractFindings? findings, bool ofAnswers, string requestId, DateTimeOffset at)
    {
        // A list with many wrong items breaks one rule in one call.
        foreach (var violation in findings is null or { Conforms: true } ? [] : findings.Violations.DistinctBy(violation => violation.Pointer))
        {
            var pointer = Cut(violation.Pointer, ConformanceFinding.LongestPointer);
            var key = new RuleKey(operation, ofAnswers, pointer);
            if (!_findings.TryGetValue(key, out var finding))
            {
                if (_findings.Count >= MostRules)
                {
                    // There is room for no further rule, but those that are kept already are counted.
                    continue;
                }
                _findings[key] = finding = new ConformanceFinding
                {
                    Hour = operation.Hour, Api = operation.Api, Version = operation.Version, Operation = operation.Operation, OfAnswers = ofAnswers, Pointer = pointer,
                    Rule = "", Count = 0, Detail = "", RequestId = "", At = at,
                };
            }
            finding.Count++;
            (finding.Rule, finding.Detail, finding.RequestId, finding.At) = (violation.Rule, Shorten.Text(violation.Detail, ConformanceFinding.LongestDetail - 3), requestId, at);
        }
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..length];

    private readonly record struct OperationKey(DateTimeOffset Hour, string Api, string Version, string Operation);

    private readonly record struct RuleKey(OperationKey Operation, bool OfAnswers, string Pointer);
}
