using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Portal.Api.Catalog;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Compare;
using Portal.Api.Contracts.Lint;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Drift.Inbox;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Partners;

namespace Portal.Api.Drift.Proposals;

/// <summary>
/// Makes a contract that documents findings of a version, compared with the one in force and linted. Stores nothing: it is published, or
/// taken home, by whoever asked. Administrators only.
/// </summary>
public sealed class ProposeContract
{
    private readonly DriftReader _reader;
    private readonly PublishedApis _published;
    private readonly IOptions<LintOptions> _lint;

    internal ProposeContract(DriftReader reader, PublishedApis published, IOptions<LintOptions> lint)
    {
        _reader = reader;
        _published = published;
        _lint = lint;
    }

    public async Task<Outcome<DriftProposal>> ExecuteAsync(Actor actor, string api, string version, DriftProposalRequest request, CancellationToken cancellationToken)
    {
        if ((Administrators.Refuse(actor) ?? Input.Check(request)) is { } refusal)
        {
            return refusal;
        }
        if ((await _published.AllAsync(cancellationToken)).FirstOrDefault(entry => entry.Slug == api)?.Versions.GetValueOrDefault(version) is not { } document)
        {
            return new Refusal.NotFound("version_not_found", $"There is no version '{version}' of an API '{api}' here.");
        }
        var known = (await _reader.FindAsync(api, version, cancellationToken)).ToDictionary(finding => finding.Part.Id, StringComparer.Ordinal);
        if (request.Findings.FirstOrDefault(id => !known.ContainsKey(id)) is not null)
        {
            return DriftStatus.NotFound;
        }
        if (ProposalBase.Of(document) is not { } based)
        {
            return new Refusal.Conflict("proposal_not_possible", "This contract cannot be written as OpenAPI 3 in one file, which a proposal is put into. Mend its source by hand.");
        }
        return Propose(api, version, document, based, request.Findings.Distinct(StringComparer.Ordinal).Select(id => known[id]));
    }

    private Outcome<DriftProposal> Propose(string api, string version, ContractDocument published, ProposalBase based, IEnumerable<DriftFinding> findings)
    {
        var document = based.Document;
        var draft = new ContractDraft(document);
        var writer = new FindingDraft(draft);
        var (parts, left) = (new List<ProposalPart>(), new List<ProposalGap>());
        foreach (var finding in findings)
        {
            var (touched, obstacle) = writer.Add(finding);
            if (touched is null)
            {
                left.Add(new ProposalGap(finding.Part.Id, DriftWords.Of(finding.Part), finding.Part.Operation, obstacle!));
                continue;
            }
            parts.Add(Part(document, finding.Part, touched));
        }
        if (draft.IsEmpty)
        {
            return new Refusal.Conflict("proposal_empty", string.Join(' ', left.Select(gap => gap.Reason).Distinct()));
        }
        if (ProposedText.Write(draft) is not { } proposed)
        {
            return new Refusal.Conflict("proposal_not_possible", "The text of this contract is written so that the change cannot be put in without touching what stands around it. Mend its source by hand.");
        }
        var before = ContractLint.Run(document, _lint.Value.ToSettings()).Findings.Select(Told).ToHashSet();
        return new DriftProposal(
            api,
            version,
            Convert.ToHexStringLower(SHA256.HashData(published.Bytes.Span)),
            based.Form,
            document.Format,
            proposed.Bytes,
            proposed.Diff,
            parts,
            left,
            ContractComparison.Compare(published, proposed.Document),
            [.. ContractLint.Run(proposed.Document, _lint.Value.ToSettings()).Findings.Where(finding => !before.Contains(Told(finding)))]);
    }

    private static (string, string, string) Told(LintFinding finding) => (finding.Rule.Id, finding.Pointer, finding.Message);

    private static ProposalPart Part(ContractDocument document, DriftPart part, ContractNode touched)
    {
        var pointer = SharedParts.PointerOf(document, touched);
        var component = SharedParts.ComponentOf(pointer);
        return new ProposalPart(
            part.Id, DriftWords.Of(part), part.Operation, pointer, component, component is null ? [] : [.. SharedParts.UsersOf(document, touched).Where(user => user != part.Operation)]);
    }
}

/// <summary>Ids of the findings that a proposal is to document: 1 to 100 of one version.</summary>
public sealed record DriftProposalRequest([property: Required, Length(1, 100, ErrorMessage = "takes 1 to 100 ids of findings.")] IReadOnlyList<string> Findings);
