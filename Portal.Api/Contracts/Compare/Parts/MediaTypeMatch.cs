namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>How the name of a media type changed.</summary>
internal enum NameChange
{
    None,
    Changed,
    Generalized,
    Specialized,
}

/// <summary>Which media type is which: by name, then by name without parameters, then where one name takes the other.</summary>
internal sealed record MediaTypeMatch(
    IReadOnlyList<(string Name, Spot Before, string NewName, Spot After, NameChange Change)> Pairs,
    IReadOnlyList<KeyValuePair<string, Spot>> Removed,
    IReadOnlyList<KeyValuePair<string, Spot>> Added)
{
    public static MediaTypeMatch Of(Spot? before, Spot? after)
    {
        var pairs = new List<(string, Spot, string, Spot, NameChange)>();
        var (left, right) = (before?.Members().ToList() ?? [], after?.Members().ToList() ?? []);
        Match(left, right, pairs, (one, other) => one == other ? NameChange.None : null);
        Match(left, right, pairs, (one, other) => one.Essence == other.Essence ? NameChange.Changed : null);
        Match(left, right, pairs, (one, other) => other.Takes(one) ? NameChange.Generalized : one.Takes(other) ? NameChange.Specialized : null);
        return new MediaTypeMatch(pairs, left, right);
    }

    private static void Match(
        List<KeyValuePair<string, Spot>> left,
        List<KeyValuePair<string, Spot>> right,
        List<(string, Spot, string, Spot, NameChange)> pairs,
        Func<MediaTypeName, MediaTypeName, NameChange?> compare)
    {
        left.RemoveAll(one =>
        {
            var name = MediaTypeName.Of(one.Key);
            var at = right.FindIndex(other => compare(name, MediaTypeName.Of(other.Key)) is not null);
            if (at < 0)
            {
                return false;
            }
            pairs.Add((one.Key, one.Value, right[at].Key, right[at].Value, compare(name, MediaTypeName.Of(right[at].Key))!.Value));
            right.RemoveAt(at);
            return true;
        });
    }
}
