using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.References;

namespace Portal.Api.Contracts.Bundling;

/// <summary>What was handed in, and can be read again to tell where something of the document was written.</summary>
internal abstract class UploadedContract
{
    /// <summary>Null for a refusal, whose reasons are among the findings.</summary>
    public abstract ReadSource? Read(Reading reading, NodeMaker make);

    public abstract ContractDocument Document(ReadSource source, ObjectNode root, ReferenceMap references);
}

/// <summary>The document as its author wrote it, in one piece, and the files that it came from.</summary>
internal sealed record ReadSource(ObjectNode Document, IReadOnlyList<SourceFile> Files)
{
    public bool IsOld => Document["openapi"] is null;
}
