using System.Text;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Drift.Proposals;

/// <summary>
/// A contract's text with what a draft adds. Only that is put in, at the end of the objects and lists it belongs to; every other character
/// stays. What was made is read again, and must say what the contract said and what was to be added, so no name can write anything else.
/// </summary>
internal sealed record ProposedText(ReadOnlyMemory<byte> Bytes, ContractDocument Document, string Diff)
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>Null: it cannot be put in safely.</summary>
    public static ProposedText? Write(ContractDraft draft)
    {
        var published = draft.Document.Bytes;
        var mark = published.Length - Utf8Text.WithoutMark(published.Span).Length;
        var text = Strict.GetString(published.Span[mark..]);
        var isJson = draft.Document.Format is ContractFormat.Json;
        var nodes = draft.Containers.Where(node => draft.Added(node).Count > 0).ToList();
        var found = isJson ? JsonContainers.Find(published.Span[mark..], nodes) : YamlContainers.Find(text, nodes);
        if (found.Count < nodes.Count)
        {
            return null;
        }
        var writer = new AddedText(text, isJson);
        var inserts = nodes.Select(node => writer.Write(found[node], draft.Added(node))).OrderBy(insert => insert.Index).ThenByDescending(insert => insert.Column).ToList();
        byte[] bytes = [.. published.Span[..mark], .. Strict.GetBytes(Put(text, inserts))];
        return ContractReader.Read(bytes, draft.Document.Format).Document is { } document && draft.Explains(draft.Document.Root, document.Root)
            ? new ProposedText(bytes, document, UnifiedDiff.Of(text, inserts))
            : null;
    }

    private static string Put(string text, List<TextInsert> inserts)
    {
        var made = new StringBuilder(text.Length + inserts.Sum(insert => insert.Text.Length));
        var at = 0;
        foreach (var insert in inserts)
        {
            made.Append(text, at, insert.Index - at).Append(insert.Text);
            at = insert.Index;
        }
        return made.Append(text, at, text.Length - at).ToString();
    }
}
