namespace Portal.Api.Contracts.Compare;

/// <summary>Changes for programs. Each count is of the changes that are listed; <see cref="Omitted"/> says how many are not.</summary>
public sealed record ComparisonView(int Breaking, int Risky, int Safe, int Documentation, int Omitted, IReadOnlyList<ContractChange> Changes)
{
    public static ComparisonView Of(ComparisonReport report) => new(
        report.Count(ChangeClass.Breaking), report.Count(ChangeClass.Risky), report.Count(ChangeClass.Safe), report.Count(ChangeClass.Documentation), report.Omitted, report.Changes);
}
