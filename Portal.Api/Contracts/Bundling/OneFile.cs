using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.References;

namespace Portal.Api.Contracts.Bundling;

/// <summary>A contract in one file: its references stay inside of it.</summary>
internal sealed class OneFile(ReadOnlyMemory<byte> bytes, ContractFormat format) : UploadedContract
{
    public override ReadSource? Read(Reading reading, NodeMaker make)
    {
        var node = NodeText.Read(bytes, format, reading);
        if (node is ObjectNode document)
        {
            return new ReadSource(document, [new SourceFile(null, document)]);
        }
        reading.Findings.Error(node, "", "A contract is an object with 'openapi', 'info' and 'paths'.");
        return null;
    }

    public override ContractDocument Document(ReadSource source, ObjectNode root, ReferenceMap references)
    {
        // The caller may go on using its buffer.
        var kept = bytes.ToArray();
        return new ContractDocument(kept, format, root, references, source.Document) { Upload = new OneFile(kept, format) };
    }
}
