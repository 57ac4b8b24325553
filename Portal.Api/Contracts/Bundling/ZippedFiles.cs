using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.References;

namespace Portal.Api.Contracts.Bundling;

/// <summary>A contract in a zipped folder of files.</summary>
internal sealed class ZippedFiles(ReadOnlyMemory<byte> bytes) : UploadedContract
{
    public override ReadSource? Read(Reading reading, NodeMaker make)
    {
        var folder = ZipFolder.Open(bytes, reading.Budget);
        var files = new UploadedFiles(folder, reading);
        return Bundle.Read(files, RootFile.Find(folder, reading.Budget), reading, make) is { } document ? new ReadSource(document, files.Files) : null;
    }

    public override ContractDocument Document(ReadSource source, ObjectNode root, ReferenceMap references)
    {
        var kept = bytes.ToArray();
        return new ContractDocument(kept, ContractFormat.Zip, root, references, source.Document) { Upload = new ZippedFiles(kept) };
    }
}
