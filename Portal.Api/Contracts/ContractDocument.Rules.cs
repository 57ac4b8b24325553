using Portal.Api.Contracts.Conformance;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation;

namespace Portal.Api.Contracts;

public sealed partial class ContractDocument
{
    private ContractRules? _rules;

    /// <summary>How its schemas are read.</summary>
    internal SchemaDialect Dialect => Root.Text("openapi")?.StartsWith("3.0", StringComparison.Ordinal) is true ? SchemaDialect.OpenApi30 : SchemaDialect.Draft202012;

    /// <summary>What calls are held against.</summary>
    internal ContractRules Rules => _rules ?? Interlocked.CompareExchange(ref _rules, new ContractRules(this), null) ?? _rules;
}
