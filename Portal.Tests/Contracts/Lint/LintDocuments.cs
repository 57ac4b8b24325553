using System.Text;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Lint;
using Portal.Api.Contracts.Nodes;

namespace Portal.Tests.Contracts.Lint;

/// <summary>
/// Documents for lint, in YAML's flow form. They are read without the reader's own checks: some of what lint tells keeps a contract from
/// being read at all, and lint's word on it must not depend on that.
/// </summary>
internal static class LintDocuments
{
    public static ContractDocument Open(string yaml)
    {
        var bytes = Encoding.UTF8.GetBytes(yaml);
        var root = (ObjectNode)NodeText.Read(bytes, ContractFormat.Yaml);
        return new ContractDocument(bytes, ContractFormat.Yaml, root);
    }

    /// <summary>What one rule alone finds.</summary>
    public static IReadOnlyList<LintFinding> Find(string rule, string yaml)
    {
        var settings = new LintSettings(ContractLint.Rules.ToDictionary(known => known.Id, known => known.Id == rule ? LintSeverity.Warning : LintSeverity.Off));
        return ContractLint.Run(Open(yaml), settings).Findings;
    }
}
