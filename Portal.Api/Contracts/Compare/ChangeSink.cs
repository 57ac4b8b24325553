namespace Portal.Api.Contracts.Compare;

/// <summary>Takes changes as they are found, in the document's order, and keeps the worst where there are too many.</summary>
internal sealed class ChangeSink(ComparisonSettings settings)
{
    private readonly List<ContractChange>[] _byClass = [[], [], [], []];
    private long _found;

    /// <summary>Changes found beyond this are no longer even looked for: nobody reads them, and a hostile document could make millions of them.</summary>
    public bool IsExhausted => _found > Math.Max(settings.Most, 1) * 100L;

    public bool HasBreaking => _byClass[(int)ChangeClass.Breaking].Count > 0;

    /// <summary>True where anything but words was found.</summary>
    public bool HasMoreThanWords => _byClass.Take(3).Any(list => list.Count > 0);

    /// <param name="promised">False for what is marked draft or alpha: nothing was promised there, so nothing breaks.</param>
    public void Add(string rule, ChangeClass known, ChangeDirection direction, ChangePlace place, string? before, string? after, Func<string> message, bool promised = true, SharedEdit? shared = null)
    {
        _found++;
        var change = settings.Classes.TryGetValue(rule, out var chosen) ? chosen : known;
        if (!promised && change is (ChangeClass.Breaking or ChangeClass.Risky))
        {
            change = ChangeClass.Safe;
        }
        var list = _byClass[(int)change];
        if (list.Count < settings.Most)
        {
            list.Add(new ContractChange(rule, change, direction, place, before, after, message()) { Shared = shared });
        }
    }

    public ComparisonReport Report()
    {
        var changes = _byClass.SelectMany(list => list).Take(settings.Most).ToList();
        return new ComparisonReport(changes) { Omitted = (int)Math.Min(int.MaxValue, _found - changes.Count) };
    }
}
