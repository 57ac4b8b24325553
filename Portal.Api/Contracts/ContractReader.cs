using Portal.Api.Contracts.Bundling;
using Portal.Api.Contracts.Checks;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.References;
using Portal.Api.Contracts.Upgrading;

namespace Portal.Api.Contracts;

/// <summary>
/// Reads a contract from bytes that nobody vouches for. Whatever they are, the answer is a document or a list of problems in our own
/// words, within budgets of size, depth, values, references and time; nothing outside the bytes is ever opened.
/// </summary>
public static class ContractReader
{
    /// <param name="format">Null: found out from the first bytes. A zip is always known by them.</param>
    public static ContractReadResult Read(ReadOnlyMemory<byte> bytes, ContractFormat? format = null) => Read(bytes, format, NodeBudget.Default);

    internal static ContractReadResult Read(ReadOnlyMemory<byte> bytes, ContractFormat? format, NodeBudget budget)
    {
        var guess = NodeText.Guess(bytes.Span);
        return Read(guess is ContractFormat.Zip || format is ContractFormat.Zip ? new ZippedFiles(bytes) : new OneFile(bytes, format ?? guess), budget);
    }

    internal static ContractReadResult Read(UploadedContract upload, NodeBudget budget)
    {
        var reading = new Reading(budget);
        try
        {
            return new ContractReadResult(Read(upload, reading), reading.Findings.Problems);
        }
        catch (UnreadableException unreadable)
        {
            reading.Findings.Error(unreadable.Place, unreadable.Pointer, unreadable.Message);
            return new ContractReadResult(null, reading.Findings.Problems);
        }
    }

    /// <summary>Where the places of a document were written, found out anew: it is rarely asked for, and would be larger than the document.</summary>
    internal static SourceMap MapOf(UploadedContract upload)
    {
        var reading = new Reading(NodeBudget.Default with { Time = TimeSpan.MaxValue });
        var make = new NodeMaker(reading);
        var source = upload.Read(reading, make) ?? throw new InvalidOperationException("What was read once is read again the same way.");
        return new SourceMap(source.IsOld ? Upgrade.Run(source.Document, make) : source.Document, make, source.Files);
    }

    private static ContractDocument? Read(UploadedContract upload, Reading reading)
    {
        var findings = reading.Findings;
        var make = new NodeMaker(reading);
        var source = upload.Read(reading, make);
        if (source is null || findings.HasErrors)
        {
            return null;
        }
        var root = source.Document;
        findings.Sources = make.HasMade ? new SourceMap(root, make, source.Files) : null;
        DocumentChecks.CheckVersion(root, findings);
        if (!findings.HasErrors && source.IsOld)
        {
            // By what its author wrote: the upgrade relies on it.
            ReferenceChecks.Run(root, reading);
            DocumentChecks.CheckForm(root, findings);
            if (!findings.HasErrors)
            {
                root = Upgrade.Run(root, make);
                findings.Sources = new SourceMap(root, make, source.Files);
            }
        }
        if (findings.HasErrors)
        {
            return null;
        }
        var references = ReferenceChecks.Run(root, reading);
        // Everything after this follows references and relies on their ends.
        if (!findings.HasErrors)
        {
            DocumentChecks.Run(root, findings, source.IsOld);
        }
        return findings.HasErrors ? null : upload.Document(source, root, references);
    }
}
