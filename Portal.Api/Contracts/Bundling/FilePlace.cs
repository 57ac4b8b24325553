using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Bundling;

/// <summary>Where a reference between files leads: a JSON pointer into a file.</summary>
internal readonly record struct FilePlace(string File, string Pointer)
{
    /// <summary>The name that what stands there goes by.</summary>
    public string Name => Pointer.Length == 0 ? UploadPath.Stem(File) : NodePointer.Unescape(Pointer[(Pointer.LastIndexOf('/') + 1)..]);
}
