namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>Keywords that hold schemas by name.</summary>
internal static class Keyed
{
    public static void Compare(SchemaPair pair, string keyword, string stem, Func<string, string> words, Func<string, string?> segment)
    {
        var (before, after) = (pair.Before.ByName(keyword), pair.After.ByName(keyword));
        foreach (var (name, spots) in before.Where(one => !after.ContainsKey(one.Key)))
        {
            pair.Report($"{stem}-removed", spots[0], null, $"no longer describes {words(name)}.");
        }
        foreach (var (name, spots) in after)
        {
            if (!before.TryGetValue(name, out var old))
            {
                pair.Report($"{stem}-added", null, spots[0], $"now describes {words(name)}.");
            }
            else
            {
                var part = segment(name);
                pair.Within(part, old, spots, part is null ? pair.Role : pair.Role.Inner());
            }
        }
    }
}
