namespace Portal.Api.Contracts.Compare;

/// <summary>
/// One edit of the author's, with every change that it makes to callers: a schema that many operations share is edited once and changes them
/// all. <see cref="Message"/> speaks of the shared schema where there are several, else it is the only change's own.
/// </summary>
public sealed record ChangeGroup(string Message, IReadOnlyList<ContractChange> Changes)
{
    public ContractChange First => Changes[0];

    /// <summary>The name of the schema that was edited; null for what stands in one operation.</summary>
    public string? Component { get; private init; }

    /// <summary>Those that it changes, each once.</summary>
    public IReadOnlyList<ChangePlace> Operations =>
        [.. Changes.Where(change => change.Place.Path is not null).DistinctBy(change => (change.Place.Method, change.Place.Path)).Select(change => change.Place)];

    internal static IReadOnlyList<ChangeGroup> Of(IEnumerable<ContractChange> changes) => [.. changes.GroupBy(Key).Select(group => One([.. group]))];

    private static object Key(ContractChange change) => change.Shared is { } shared
        ? (shared.Schema, shared.Property, change.BeforePointer, change.AfterPointer, change.Rule, change.Class, change.Direction)
        : change;

    private static ChangeGroup One(IReadOnlyList<ContractChange> changes) => changes is [{ Shared: { } shared, Direction: var direction }, _, ..]
        ? new ChangeGroup(shared.Message(direction), changes) { Component = shared.Component }
        : new ChangeGroup(changes[0].Message, changes);
}
