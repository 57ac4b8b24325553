using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Conformance;

/// <summary>A parameter as it was sent: absent, readable, or written in another way than its contract says.</summary>
internal readonly record struct ParameterValue(ContractNode? Node, string? Fault)
{
    public static readonly ParameterValue Absent;

    public bool IsAbsent => Node is null && Fault is null;

    public static ParameterValue Of(ContractNode node) => new(node, null);

    public static ParameterValue Wrong(string fault) => new(null, fault);
}
