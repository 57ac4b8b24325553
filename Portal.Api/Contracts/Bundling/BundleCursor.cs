using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Bundling;

/// <summary>Where a part is read, and where it comes to stand; within it both go the same way.</summary>
/// <param name="hops">References that led to this place one after another.</param>
internal sealed class BundleCursor(FilePlace from, string home, int hops)
{
    private readonly int _depth = home.AsSpan().Count('/') + 1;

    public string File => from.File;

    public int Hops => hops;

    public PathTrail Trail { get; } = new();

    public int Depth => _depth + Trail.Depth;

    /// <summary>In the file.</summary>
    public string Written => from.Pointer + Trail;

    /// <summary>In the one document.</summary>
    public string Home => home + Trail;
}
