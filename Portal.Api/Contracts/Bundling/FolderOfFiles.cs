using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.References;

namespace Portal.Api.Contracts.Bundling;

/// <summary>A contract in a folder of the one who runs the command. Where it is in several files, its text is that of the one document they make.</summary>
/// <param name="root">Null: found by its name or by what it says.</param>
internal sealed class FolderOfFiles(IContractFolder folder, string? root) : UploadedContract
{
    public override ReadSource? Read(Reading reading, NodeMaker make)
    {
        var files = new UploadedFiles(folder, reading);
        return Bundle.Read(files, root ?? RootFile.Find(folder, reading.Budget), reading, make) is { } document ? new ReadSource(document, files.Files) : null;
    }

    public override ContractDocument Document(ReadSource source, ObjectNode root, ReferenceMap references)
    {
        var first = folder.Open(source.Files[0].Name!) ?? default;
        var format = NodeText.Guess(first.Span);
        var bytes = source.Files.Count == 1 ? first : format is ContractFormat.Json ? NodeJson.Write(source.Document) : NodeYaml.Write(source.Document);
        return new ContractDocument(bytes, format, root, references, source.Document) { Upload = this };
    }
}
