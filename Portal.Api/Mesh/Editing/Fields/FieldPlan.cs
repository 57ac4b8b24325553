namespace Portal.Api.Mesh.Editing.Fields;

/// <summary>A field that a form offers, and what is done to the text when it is set or emptied.</summary>
/// <param name="Path">Names and positions from the document's root.</param>
/// <param name="Home">How much of the path is taken out when the field is emptied: what the field stands in says nothing without it.</param>
internal sealed record FieldPlan(int Document, IReadOnlyList<string> Path, string Label, MeshFieldKind Kind, int Home)
{
    /// <summary>What the text says; empty: nothing.</summary>
    public string Value { get; init; } = "";

    public string? Hint { get; init; }

    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Where the field's entry of a list is not there yet: the entry, as flow YAML, for the value.</summary>
    public Func<string, string>? Entry { get; init; }

    /// <summary>Holds where the text says nothing, and is written with its neighbours.</summary>
    public bool IsImplied { get; init; }

    public string Id => $"{Document}/{string.Join('/', Path)}";

    public MeshFieldView ToView() => new(Id, Label, Kind, Value, Hint, Words);
}

/// <param name="Object">Kind and name.</param>
internal sealed record FieldPlanGroup(string Object, string Words, IReadOnlyList<FieldPlan> Plans);
