using System.ComponentModel.DataAnnotations;
using Portal.Api.Hosting;

namespace Portal.Api.Mesh.Editing.Fields;

/// <summary>What a form offers of a mesh file.</summary>
public sealed record MeshFieldsView(IReadOnlyList<MeshFieldGroupView> Groups);

/// <summary>What a form offers of one rule of a mesh file, or of one destination rule.</summary>
/// <param name="Object">Kind and name of the object, such as <c>VirtualService travels-external</c>.</param>
/// <param name="Words">What the rule is about, such as <c>rule 1: uri prefix /travels</c>.</param>
public sealed record MeshFieldGroupView(string Object, string Words, IReadOnlyList<MeshFieldView> Fields);

/// <summary>One place of a mesh file that a form changes.</summary>
/// <param name="Id">Document of the file, then the way to the field: <c>1/spec/http/0/route/1/weight</c>.</param>
/// <param name="Value">As the file says it; empty: it says nothing.</param>
/// <param name="Words">What it takes, where those are words.</param>
public sealed record MeshFieldView(string Id, string Label, MeshFieldKind Kind, string Value, string? Hint, IReadOnlyList<string> Words);

public enum MeshFieldKind
{
    /// <summary>A whole number from 0 on: parts of the sum of a rule's weights.</summary>
    Weight,

    /// <summary>A whole number from 0 on.</summary>
    Whole,

    /// <summary>A number from 0 to 100.</summary>
    Percent,

    /// <summary>A whole number from 0 to 100.</summary>
    WholePercent,

    /// <summary>An HTTP status from 200 to 599.</summary>
    Status,

    /// <summary>Such as 5s, 250ms or 1m30s.</summary>
    Duration,

    /// <summary>One of a few words.</summary>
    Word,
}

/// <summary>Changes of single fields to be written into a text.</summary>
public sealed record MeshFieldChanges([property: Required, TextLength(1, MeshFileText.Longest)] string Text, IReadOnlyList<MeshFieldChange> Changes);

/// <param name="Value">Empty: the field is to be taken out.</param>
/// <param name="Was">What the form showed, so that nothing which was written into the text meanwhile is lost; null: it is to be written whatever stands there.</param>
public sealed record MeshFieldChange(string Id, string Value, string? Was = null);
