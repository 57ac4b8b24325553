namespace Portal.Api.Contracts.Compare;

/// <summary>
/// Everything that differs, breaking changes first, then in the document's order. <see cref="Omitted"/> counts changes beyond
/// <see cref="ComparisonSettings.Most"/>; breaking ones are the last to be left out.
/// </summary>
public sealed record ComparisonReport(IReadOnlyList<ContractChange> Changes)
{
    public int Omitted { get; init; }

    public bool IsBreaking => Count(ChangeClass.Breaking) > 0;

    /// <summary>The changes by the edits that make them: what touches a shared schema is told once, with all the operations that it changes.</summary>
    public IReadOnlyList<ChangeGroup> Groups() => ChangeGroup.Of(Changes);

    public int Count(ChangeClass change) => Changes.Count(one => one.Class == change);
}
