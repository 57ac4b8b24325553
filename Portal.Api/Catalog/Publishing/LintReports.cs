using Portal.Api.Contracts;
using Portal.Api.Contracts.Lint;
using Portal.Api.Contracts.References;

namespace Portal.Api.Catalog.Publishing;

/// <summary>What lint says of the contracts in force: found once for each, since neither they nor the settings change while this runs.</summary>
internal sealed class LintReports(LintSettings settings)
{
    private const int Kept = 500;

    private readonly BoundedCache<string, LintReport> _reports = new(Kept, StringComparer.Ordinal);

    public LintReport Of(string sha256, ContractDocument contract) =>
        _reports.GetOrAdd(sha256, (contract, settings), static (_, of) => ContractLint.Run(of.contract, of.settings));
}
