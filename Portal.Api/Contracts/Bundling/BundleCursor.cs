using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Bundling;

/// <summary>Where a part is read, and where it comes to stand; within it both go the same way.</summary>
/// <param name="hops">References that led to this place one after another.</param>
/// <param name="depth">Levels around it, references that were replaced by what they lead to included.</param>
internal sealed class BundleCursor(FilePlace from, string home, int hops, int depth)
{
    public string File => from.File;

    public int Hops => hops;

    public PathTrail Trail { get; } = new();

    public int Depth => depth + Trail.Depth + 1;

    /// <summary>In the file.</summary>
    public string Written => from.Pointer + Trail;

    /// <summary>In the one document.</summary>
    public string Home => home + Trail;
}
