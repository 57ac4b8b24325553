using Portal.Api.Contracts.Checks;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts;

/// <summary>
/// Reads a contract from bytes that nobody vouches for. Whatever they are, the answer is a document or a list of problems in our own
/// words, within budgets of size, depth and time; nothing outside the bytes is ever opened.
/// </summary>
public static class ContractReader
{
    /// <param name="format">Null: found out from the first character.</param>
    public static ContractReadResult Read(ReadOnlyMemory<byte> bytes, ContractFormat? format = null)
    {
        var actual = format ?? NodeText.Guess(bytes.Span);
        ContractNode node;
        try
        {
            node = NodeText.Read(bytes, actual);
        }
        catch (UnreadableException unreadable)
        {
            return new ContractReadResult(null, [new ContractProblem("", unreadable.Line, unreadable.Column, unreadable.Message)]);
        }
        var findings = new Findings();
        if (node is not ObjectNode root)
        {
            findings.Error(node, "", "A contract is an object with 'openapi', 'info' and 'paths'.");
            return new ContractReadResult(null, findings.Problems);
        }
        ReferenceChecks.Run(root, findings);
        // Everything after this follows references and relies on their ends.
        if (!findings.HasErrors)
        {
            DocumentChecks.Run(root, findings);
        }
        return new ContractReadResult(findings.HasErrors ? null : Document(bytes, actual, root), findings.Problems);
    }

    private static ContractDocument Document(ReadOnlyMemory<byte> bytes, ContractFormat format, ObjectNode root) => new()
    {
        // The caller may go on using its buffer.
        Bytes = bytes.ToArray(),
        Format = format,
        Title = root.Get("info").Text("title") ?? "",
        Version = root.Get("info").Text("version") ?? "",
        Operations = ContractIndex.Operations(root),
        Root = root,
    };
}
