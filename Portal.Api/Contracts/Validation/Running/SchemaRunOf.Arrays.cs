using Portal.Api.Contracts.Validation.Compiled;
using Portal.Api.Contracts.Validation.Instances;

namespace Portal.Api.Contracts.Validation.Running;

internal sealed partial class SchemaRun<TValue, TChildren>
{
    private bool CheckArray(SchemaNode schema, ArrayRules rules, TValue value, Evaluated? seen)
    {
        var (count, fits) = (value.Count, true);
        if (count < rules.MinItems)
        {
            fits = Fail(schema, "minItems", $"{Subject} must have at least {Counted(rules.MinItems.Value, "item")}; it has {count}.");
        }
        if (count > rules.MaxItems)
        {
            fits = Fail(schema, "maxItems", $"{Subject} must have at most {Counted(rules.MaxItems.Value, "item")}; it has {count}.");
        }
        if (!fits && IsSilent)
        {
            return false;
        }
        fits &= CheckItems(rules, value, seen);
        if (rules.Contains is { } contained && (fits || !IsSilent))
        {
            fits &= CheckContains(schema, rules, contained, value, seen);
        }
        return fits & (!rules.IsUnique || (!fits && IsSilent) || CheckUnique(schema, value));
    }

    private bool CheckItems(ArrayRules rules, TValue value, Evaluated? seen)
    {
        if (rules.Items is null && rules.Prefix.Count == 0)
        {
            return true;
        }
        seen?.MarkFirst(rules.Items is null ? rules.Prefix.Count : int.MaxValue);
        var (index, fits) = (0, true);
        for (var children = value.Children(); children.MoveNext(); index++)
        {
            var schema = index < rules.Prefix.Count ? rules.Prefix[index] : rules.Items;
            if (schema is null)
            {
                break;
            }
            fits &= CheckChild(schema, children.Current, new PathPart(null, index));
            if (!fits && (IsSilent || IsFull))
            {
                return false;
            }
        }
        return fits;
    }

    private bool CheckContains(SchemaNode schema, ArrayRules rules, SchemaNode contained, TValue value, Evaluated? seen)
    {
        var (found, index) = (0, 0);
        var before = Hush();
        for (var children = value.Children(); children.MoveNext(); index++)
        {
            if (CheckChild(contained, children.Current, default))
            {
                found++;
                seen?.Mark(index);
            }
        }
        EndHush(before);
        if (found < rules.MinContains)
        {
            return Fail(schema, rules.MinContains == 1 ? "contains" : "minContains", $"{Subject} must contain at least {Counted(rules.MinContains, "item")} of the kind that its schema describes; it has {found}.");
        }
        return found <= (rules.MaxContains ?? long.MaxValue)
            || Fail(schema, "maxContains", $"{Subject} must contain at most {Counted(rules.MaxContains!.Value, "item")} of the kind that its schema describes; it has {found}.");
    }

    /// <summary>By hashes where the list is long, so that a list of thousands is not compared item by item with itself.</summary>
    private bool CheckUnique(SchemaNode schema, TValue value)
    {
        var items = new List<TValue>(value.Count);
        var places = new Dictionary<int, List<int>>(value.Count);
        for (var children = value.Children(); children.MoveNext();)
        {
            var item = children.Current;
            var hash = SameValue<TValue, TChildren>.Hash(item, ref _buffer);
            if (!places.TryGetValue(hash, out var alike))
            {
                places[hash] = alike = [];
            }
            foreach (var other in alike)
            {
                if (SameValue<TValue, TChildren>.AreSame(items[other], item))
                {
                    return Fail(schema, "uniqueItems", $"{Subject} must not have the same item twice; items {other + 1} and {items.Count + 1} are equal.");
                }
            }
            alike.Add(items.Count);
            items.Add(item);
        }
        return true;
    }
}
