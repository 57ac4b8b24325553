using Portal.Api.Contracts.Compare.Rules;

namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>Properties of objects: which there are, which must be there, and which way they travel.</summary>
internal static class PropertyRules
{
    public static void Compare(SchemaPair pair)
    {
        var (before, after) = (pair.Before, pair.After);
        foreach (var (name, spots) in before.Properties)
        {
            if (!after.Properties.ContainsKey(name))
            {
                Existence(pair, name, spots, "removed", before.Required.ContainsKey(name));
            }
        }
        foreach (var (name, spots) in after.Properties)
        {
            if (before.Properties.TryGetValue(name, out var old))
            {
                CompareBoth(pair, name, old, spots);
            }
            else
            {
                Existence(pair, name, spots, "added", after.Required.ContainsKey(name));
            }
        }
        CompareUndeclared(pair);
    }

    private static void Existence(SchemaPair pair, string name, List<Spot> spots, string what, bool required)
    {
        var role = pair.Role.Inner();
        var traits = new Traits(spots);
        var hidden = pair.Role.IsHidden || (role.InRequest ? traits.IsReadOnly : traits.IsWriteOnly);
        var id = RuleIds.OfProperty(role.Part, required, traits.IsWriteOnly, what);
        if (id is "new-required-request-property" && traits.Default is not null)
        {
            id += "-with-default";
        }
        var added = what is "added";
        var tail = (added, required) switch
        {
            (true, true) => pair.Role.InRequest ? "was added and must be sent." : "was added and is always there.",
            (true, false) => "was added.",
            (false, true) => pair.Role.InRequest ? "was removed; it had to be sent." : "was removed; it was always there.",
            _ => "was removed.",
        };
        pair.ReportProperty(id, name, added ? null : spots[0], added ? spots[0] : null, tail, hidden);
    }

    private static void CompareBoth(SchemaPair pair, string name, List<Spot> before, List<Spot> after)
    {
        var (was, now) = (pair.Before.Required.GetValueOrDefault(name), pair.After.Required.GetValueOrDefault(name));
        var (old, young) = (new Traits(before), new Traits(after));
        var role = pair.Role.Inner();
        var hidden = pair.Role.IsHidden || (role.InRequest ? old.IsReadOnly && young.IsReadOnly : old.IsWriteOnly && young.IsWriteOnly);
        if ((was is null) != (now is null))
        {
            var id = RuleIds.OfProperty(role.Part, required: false, young.IsWriteOnly, now is null ? "became-optional" : "became-required");
            if (id is "request-property-became-required" && young.Default is not null)
            {
                id += "-with-default";
            }
            pair.ReportProperty(id, name, was ?? before[0], now ?? after[0], now is null ? "became optional." : "became required.", hidden);
        }
        if (role.Part is SchemaPart.RequestProperty or SchemaPart.ResponseProperty)
        {
            var start = $"{(role.InRequest ? "request" : "response")}-{(now is null ? "optional" : "required")}-property-became";
            Mutability(pair, name, start, "read-only", old.ReadOnly, young.ReadOnly, "only ever answered (`readOnly`)");
            Mutability(pair, name, start, "write-only", old.WriteOnly, young.WriteOnly, "only ever sent (`writeOnly`)");
        }
        pair.Within(name, before, after, role with { IsHidden = hidden });
    }

    private static void Mutability(SchemaPair pair, string name, string start, string word, Spot? before, Spot? after, string words)
    {
        if (before?.Node.IsTrue != true && after?.Node.IsTrue == true)
        {
            pair.ReportProperty($"{start}-{word}", name, before, after, $"is now {words}.", hidden: false);
        }
        else if (before?.Node.IsTrue == true && after?.Node.IsTrue != true)
        {
            pair.ReportProperty($"{start}-not-{word}", name, before, after, $"is no longer {words}.", hidden: false);
        }
    }

    /// <summary>Names that must be there and that no property describes.</summary>
    private static void CompareUndeclared(SchemaPair pair)
    {
        foreach (var (name, spot) in pair.Before.Required.Where(one => !IsDeclared(pair, one.Key) && !pair.After.Required.ContainsKey(one.Key)))
        {
            pair.Report("required-name-removed", spot, null, $"no longer has to have {ValueText.Quote(name)}, which no property describes.");
        }
        foreach (var (name, spot) in pair.After.Required.Where(one => !IsDeclared(pair, one.Key) && !pair.Before.Required.ContainsKey(one.Key)))
        {
            pair.Report("required-name-added", null, spot, $"must now have {ValueText.Quote(name)}, which no property describes.");
        }
    }

    private static bool IsDeclared(SchemaPair pair, string name) => pair.Before.Properties.ContainsKey(name) || pair.After.Properties.ContainsKey(name);

    /// <summary>What a property says of itself, in any of its layers.</summary>
    private sealed class Traits(List<Spot> spots)
    {
        public Spot? ReadOnly { get; } = Find(spots, "readOnly");

        public Spot? WriteOnly { get; } = Find(spots, "writeOnly");

        public Spot? Default { get; } = Find(spots, "default");

        public bool IsReadOnly => ReadOnly?.Node.IsTrue == true;

        public bool IsWriteOnly => WriteOnly?.Node.IsTrue == true;

        private static Spot? Find(List<Spot> spots, string keyword) =>
            spots.Select(spot => spot.Get(keyword) ?? spot.Resolved().Get(keyword)).FirstOrDefault(found => found is not null);
    }
}
