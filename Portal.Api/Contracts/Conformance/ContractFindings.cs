using Portal.Api.Contracts.Validation;

namespace Portal.Api.Contracts.Conformance;

/// <summary>What becomes known of one side of a call while it is held against its contract.</summary>
internal sealed class ContractFindings
{
    /// <summary>More are no help to anyone.</summary>
    public const int Most = 20;

    private List<ContractViolation>? _violations;

    public IReadOnlyList<ContractViolation> Violations => _violations ?? (IReadOnlyList<ContractViolation>)[];

    public bool Conforms => _violations is null;

    public bool IsFull => _violations?.Count >= Most;

    /// <summary>What was looked at, in words, where all of it conforms.</summary>
    public string Words { get; set; } = "";

    /// <summary>What was not looked at, and why; null: everything was.</summary>
    public string? Left { get; set; }

    public void Add(string pointer, string where, string name, string rule, string detail, string instance = "")
    {
        if (!IsFull)
        {
            (_violations ??= []).Add(new ContractViolation(ContractPointer.Fragment(pointer), where, name, instance, rule, detail));
        }
    }

    /// <param name="subject">What messages call the value itself.</param>
    public void Add(IReadOnlyList<SchemaViolation> violations, string where, string name, string subject)
    {
        const string Unnamed = "The value ";
        foreach (var violation in violations)
        {
            var detail = violation.Message.StartsWith(Unnamed, StringComparison.Ordinal) ? $"{subject} {violation.Message[Unnamed.Length..]}" : violation.Message;
            Add(violation.SchemaPointer, where, name, violation.Keyword, detail, violation.InstancePointer);
        }
    }
}
