using Portal.Api.Contracts;
using Portal.Api.Contracts.Lint;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>What was found in one file. <see cref="Report"/> is null for what cannot be read.</summary>
internal sealed record LintedFile(ContractInput Input, IReadOnlyList<ContractProblem> Problems, LintReport? Report)
{
    public string File => Input.Path;

    public bool IsReadable => Report is not null;
}
