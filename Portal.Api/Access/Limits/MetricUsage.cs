using Portal.Api.Contracts;
using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>What is used, by metric: one call of an operation, or amounts that somebody tells. Nothing (the default) is asked about to learn whether any limit is passed already.</summary>
internal readonly struct MetricUsage
{
    private readonly KeyValuePair<string, long>[]? _amounts;

    private MetricUsage(string? operation, KeyValuePair<string, long>[]? amounts)
    {
        Operation = operation;
        _amounts = amounts;
    }

    /// <summary>Null: amounts, or nothing.</summary>
    public string? Operation { get; }

    public bool IsNothing => Operation is null && _amounts is null;

    /// <summary>One of the operation's own metric, and with it one of its parent, <see cref="PlanLimit.Hits"/>.</summary>
    public static MetricUsage Call(string operation) => new(operation, null);

    /// <param name="amounts">None of them negative.</param>
    /// <param name="operations">The operations of the API: what they use counts to their parent.</param>
    /// <param name="flat">Who tells has added children to parents already.</param>
    public static MetricUsage Of(IEnumerable<KeyValuePair<string, long>> amounts, IReadOnlyList<OperationSummary> operations, bool flat = false)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (metric, amount) in amounts)
        {
            Add(sums, metric, amount);
            if (!flat && metric != PlanLimit.Hits && IsOperation(operations, metric))
            {
                Add(sums, PlanLimit.Hits, amount);
            }
        }
        return new MetricUsage(null, [.. sums]);
    }

    /// <summary>False: this metric is not used, so its limits are not asked about.</summary>
    public bool TryGet(string metric, out long amount)
    {
        if (_amounts is null)
        {
            amount = IsNothing ? 0 : 1;
            return IsNothing || metric == PlanLimit.Hits || metric == Operation;
        }
        foreach (var (name, used) in _amounts)
        {
            if (name == metric)
            {
                amount = used;
                return true;
            }
        }
        amount = 0;
        return false;
    }

    private static void Add(Dictionary<string, long> sums, string metric, long amount) => sums[metric] = Whole.Add(sums.GetValueOrDefault(metric), amount);

    private static bool IsOperation(IReadOnlyList<OperationSummary> operations, string metric)
    {
        foreach (var operation in operations)
        {
            if (operation.Id == metric)
            {
                return true;
            }
        }
        return false;
    }
}
