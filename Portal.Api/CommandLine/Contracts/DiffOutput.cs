using Portal.Api.Contracts.Compare;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>Changes for programs: <c>--json</c>. <see cref="Omitted"/> counts what is not listed.</summary>
internal sealed record DiffOutput(int Breaking, int Risky, int Safe, int Documentation, int Omitted, IReadOnlyList<ContractChange> Changes)
{
    public static DiffOutput Of(ComparisonReport report) => new(
        report.Count(ChangeClass.Breaking), report.Count(ChangeClass.Risky), report.Count(ChangeClass.Safe), report.Count(ChangeClass.Documentation), report.Omitted, report.Changes);
}
