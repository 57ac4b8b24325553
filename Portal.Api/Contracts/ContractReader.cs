using Portal.Api.Contracts.Checks;
using Portal.Api.Contracts.Nodes;

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
        var actual = guess is ContractFormat.Zip ? guess : format ?? guess;
        var reading = new Reading(budget);
        try
        {
            return Read(bytes, actual, reading);
        }
        catch (UnreadableException unreadable)
        {
            reading.Findings.Error(unreadable.Place, unreadable.Pointer, unreadable.Message);
            return new ContractReadResult(null, reading.Findings.Problems);
        }
    }

    private static ContractReadResult Read(ReadOnlyMemory<byte> bytes, ContractFormat format, Reading reading)
    {
        var findings = reading.Findings;
        var node = NodeText.Read(bytes, format, reading);
        if (node is not ObjectNode source)
        {
            findings.Error(node, "", "A contract is an object with 'openapi', 'info' and 'paths'.");
            return new ContractReadResult(null, findings.Problems);
        }
        if (findings.HasErrors)
        {
            return new ContractReadResult(null, findings.Problems);
        }
        var references = ReferenceChecks.Run(source, reading);
        // Everything after this follows references and relies on their ends.
        if (!findings.HasErrors)
        {
            DocumentChecks.Run(source, findings);
        }
        return new ContractReadResult(
            findings.HasErrors
                ? null
                // The caller may go on using its buffer.
                : new ContractDocument(bytes.ToArray(), format, source, references),
            findings.Problems);
    }
}
