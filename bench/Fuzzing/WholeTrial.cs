using System.Text;
using Microsoft.AspNetCore.Http;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Conformance;
using Portal.Api.Contracts.Mocking;
using Portal.Api.Contracts.Samples;
using Portal.Api.Contracts.Slices;

namespace Bench.Fuzzing;

/// <summary>
/// What we make of a contract held against what we check by it: the first call that the console offers, and the answers of the mock, conform to the contract.
/// Where one does not, the contract contradicts itself, or we do.
/// </summary>
internal sealed class WholeTrial(ContractDocument document)
{
    private readonly ContractRules _rules = new(document);

    public List<string> Differences { get; } = [];

    public void Run()
    {
        foreach (var summary in document.Operations)
        {
            var view = document.FindOperation(summary.Id) ?? throw new FuzzFaultException($"No view of {summary.Id}.");
            var rules = _rules.Of(summary);
            Ask(summary, view, rules);
            var (mock, asked) = (new OperationMock(view), new AskedCall(summary.Path, [], null, null));
            Answer(summary, rules, mock.Answer(MockPreferences.None, [], asked), "made");
            Answer(summary, rules, mock.Answer(new MockPreferences(null, null, true, 7), [], asked), "dynamic");
        }
    }

    private void Ask(OperationSummary summary, OperationView view, OperationRules rules)
    {
        var model = RequestBuilder.Build(view, "https://api.example.com", RequestInput.Example(view));
        var headers = new HeaderDictionary();
        foreach (var header in model.Headers)
        {
            headers.Append(header.Name, header.Value);
        }
        var body = model.Body is null ? BodyPart.None : new BodyPart(Encoding.UTF8.GetBytes(model.Body.Text), model.Body.MediaType);
        var question = model.Target.IndexOf('?', StringComparison.Ordinal);
        var parts = question < 0 ? new RequestParts(model.Target, "", headers) : new RequestParts(model.Target[..question], model.Target[question..], headers);
        Tell(summary, "request", rules.Request.Check(parts, body, static _ => false));
    }

    private void Answer(OperationSummary summary, OperationRules rules, MockOutcome outcome, string how)
    {
        // What its author gave as an example is the author's.
        if (outcome is not MockOutcome.Made { Answer: { Example: null } answer })
        {
            return;
        }
        var headers = new HeaderDictionary();
        foreach (var (name, value) in answer.Headers)
        {
            headers.Append(name, value);
        }
        Tell(summary, $"{how} answer", rules.Answers.Check(answer.Status, headers, new BodyPart(answer.Body, answer.ContentType), static _ => false));
    }

    private void Tell(OperationSummary summary, string what, ContractFindings findings)
    {
        if (findings.Violations is [var first, ..])
        {
            Differences.Add($"{summary.Method} {summary.Path}: {what}: {first.Rule} {first.In} {first.Name} {first.Instance}: {first.Detail} ({first.Pointer})");
        }
    }
}
