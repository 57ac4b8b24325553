using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Drift.Proposals;

/// <summary>The text that a proposal is put into, and what it is to the one that was published.</summary>
internal sealed record ProposalBase(ContractDocument Document, ProposalForm Form)
{
    /// <summary>Null: the contract cannot be written as one file of OpenAPI 3.</summary>
    public static ProposalBase? Of(ContractDocument published)
    {
        var isOld = !ReferenceEquals(published.Root, published.Source);
        if (!isOld && published.Format is not ContractFormat.Zip)
        {
            return new ProposalBase(published, ProposalForm.Published);
        }
        var format = published.Format is ContractFormat.Json ? ContractFormat.Json : ContractFormat.Yaml;
        var written = format is ContractFormat.Json ? NodeJson.Write(published.Root) : NodeYaml.Write(published.Root);
        return ContractReader.Read(written, format).Document is { } document ? new ProposalBase(document, isOld ? ProposalForm.Upgraded : ProposalForm.OneFile) : null;
    }
}

/// <summary>What a proposal's text is, but for what it adds.</summary>
public enum ProposalForm
{
    /// <summary>The published text, character by character.</summary>
    Published,

    /// <summary>The files of a zip put together in one.</summary>
    OneFile,

    /// <summary>OpenAPI 2.0 written as OpenAPI 3.0, in one file.</summary>
    Upgraded,
}
