using System.ComponentModel.DataAnnotations;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Istio;

namespace Portal.Api.Mesh.Editing;

/// <summary>The mesh's files, and whether they are in force as they are.</summary>
/// <param name="InForceSince">When the configuration in force was taken.</param>
/// <param name="Problems">Why the files as they are now are not in force; empty: they are.</param>
public sealed record MeshFileListView(DateTimeOffset? InForceSince, IReadOnlyList<MeshProblem> Problems, IReadOnlyList<MeshFileSummaryView> Files);

/// <param name="Objects">Kind and name of each object, such as <c>VirtualService travels-external</c>.</param>
public sealed record MeshFileSummaryView(string Name, IReadOnlyList<string> Objects);

/// <param name="Hash">SHA-256 of the text in hex: say it with a change, so that nobody's change is lost to another's.</param>
/// <param name="Changes">Made here, newest first.</param>
public sealed record MeshFileView(string Name, string Text, string Hash, IReadOnlyList<string> Objects, IReadOnlyList<MeshFileChangeView> Changes);

public sealed record MeshFileChangeView(Guid Id, DateTimeOffset At, string By, string Reason, Guid? Undoes, string Diff);

/// <summary>What would come of a text in the place of a file.</summary>
/// <param name="Problems">With any, it would not be put in force.</param>
/// <param name="Diff">Unified, against the file as it is.</param>
/// <param name="Calls">Recorded hops that were asked where they would go.</param>
/// <param name="Moved">How many of them would go elsewhere; shares by weight count as parts.</param>
/// <param name="Note">What is not known of recorded calls.</param>
public sealed record MeshTrialView(IReadOnlyList<MeshProblem> Problems, string Diff, int Calls, double Moved, IReadOnlyList<MeshShiftView> Shifts, string Note);

/// <summary>Calls of one workload to one service that go to one place, before and after.</summary>
public sealed record MeshShiftView(string Source, string Service, string Destination, double Before, double After);

/// <summary>A text to try in the place of a file.</summary>
public sealed record MeshFileText([property: Required, TextLength(1, MeshFileText.Longest)] string Text)
{
    public const int Longest = 1_000_000;
}

/// <summary>A text to put in the place of a file.</summary>
/// <param name="Expected">Hash of the text that it was made from; null: the file is to be new.</param>
public sealed record NewMeshFile(
    [property: Required, TextLength(1, MeshFileText.Longest)] string Text, [property: Required, TextLength(1, 500)] string Reason, string? Expected = null);

/// <summary>Why the last change of a file is taken back.</summary>
public sealed record MeshFileUndo([property: Required, TextLength(1, 500)] string Reason);
