namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>
/// Which branch of one side is which of the other: by name, by equal text, by title, by the value that tells them apart, and at last by what
/// they have in common.
/// </summary>
internal sealed record SubschemaMatch(IReadOnlyList<(Spot Before, Spot After)> Pairs, IReadOnlyList<Spot> Removed, IReadOnlyList<Spot> Added)
{
    /// <summary>Beyond this many to try, likeness is not asked for.</summary>
    private const int MostToTry = 10_000;

    public static SubschemaMatch Of(IReadOnlyList<Spot> before, IReadOnlyList<Spot> after, Sameness sameness, bool byLikeness)
    {
        var pairs = new List<(Spot, Spot)>();
        var (left, right) = (before.ToList(), after.ToList());
        ByKey(left, right, pairs, branch => branch.Text("$ref"));
        ByKey(left, right, pairs, branch => branch.IsReference ? null : ValueText.Canonical(branch.Node));
        ByKey(left, right, pairs, branch => branch.Resolved().Text("title"));
        ByKey(left, right, pairs, Tag);
        if (left.Count * (long)right.Count <= MostToTry)
        {
            Try(left, right, pairs, (one, other) => sameness.Same(one.Resolved(), other.Resolved()) ? 1 : 0, least: 1);
            if (byLikeness)
            {
                Try(left, right, pairs, Likeness, least: 0.5);
            }
            if (byLikeness && left is [var one] && right is [var other] && !one.IsReference && !other.IsReference && Kind(one) == Kind(other))
            {
                pairs.Add((one, other));
                return new SubschemaMatch(pairs, [], []);
            }
        }
        return new SubschemaMatch(pairs, left, right);
    }

    private static void ByKey(List<Spot> left, List<Spot> right, List<(Spot, Spot)> pairs, Func<Spot, string?> key)
    {
        if (left.Count == 0 || right.Count == 0)
        {
            return;
        }
        var byKey = new Dictionary<string, Queue<Spot>>(StringComparer.Ordinal);
        foreach (var branch in right)
        {
            if (key(branch) is { } name)
            {
                (byKey.TryGetValue(name, out var queue) ? queue : byKey[name] = new Queue<Spot>()).Enqueue(branch);
            }
        }
        var taken = new HashSet<Spot>();
        left.RemoveAll(branch =>
        {
            if (key(branch) is not { } name || !byKey.TryGetValue(name, out var queue) || !queue.TryDequeue(out var partner))
            {
                return false;
            }
            pairs.Add((branch, partner));
            taken.Add(partner);
            return true;
        });
        right.RemoveAll(taken.Contains);
    }

    private static void Try(List<Spot> left, List<Spot> right, List<(Spot, Spot)> pairs, Func<Spot, Spot, double> likeness, double least)
    {
        var ranked = left.SelectMany(one => right.Select(other => (one, other, Like: likeness(one, other)))).Where(pair => pair.Like >= least).OrderByDescending(pair => pair.Like).ToList();
        foreach (var (one, other, _) in ranked)
        {
            if (left.Contains(one) && right.Contains(other))
            {
                left.Remove(one);
                right.Remove(other);
                pairs.Add((one, other));
            }
        }
    }

    /// <summary>Share of properties that both have; 0 for what is no object, and for two that have names of their own.</summary>
    private static double Likeness(Spot one, Spot other)
    {
        if (one.IsReference && other.IsReference)
        {
            return 0;
        }
        var names = one.Resolved().Get("properties")?.Members().Select(member => member.Key).ToHashSet(StringComparer.Ordinal) ?? [];
        var others = other.Resolved().Get("properties")?.Members().Select(member => member.Key).ToHashSet(StringComparer.Ordinal) ?? [];
        var all = names.Count + others.Count;
        names.IntersectWith(others);
        return all == 0 ? 0 : 2.0 * names.Count / all;
    }

    private static string Kind(Spot branch) => branch.Resolved().Get("type") is { } type ? ValueText.Canonical(type.Node) : "";

    /// <summary>The only value of a property, as discriminated branches have one.</summary>
    private static string? Tag(Spot branch) =>
        branch.Resolved().Get("properties")?.Members()
            .Select(member => (member.Key, Value: member.Value.Get("const") ?? (member.Value.Get("enum")?.Items().ToList() is [var only] ? only : null)))
            .Where(tag => tag.Value is not null).Select(tag => $"{tag.Key}={ValueText.Canonical(tag.Value!.Node)}").FirstOrDefault();
}
