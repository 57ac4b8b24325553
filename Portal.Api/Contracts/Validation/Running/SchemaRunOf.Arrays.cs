using Portal.Api.Contracts.Validation.Compiled;
using Portal.Api.Contracts.Validation.Instances;

namespace Portal.Api.Contracts.Validation.Running;

internal sealed partial class SchemaRun<TValue, TChildren>
{
    private const int FewItems = 16;

    private readonly List<TValue> _items = [];

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
        if (rules.Items is null && rules.Prefix.Length == 0)
        {
            return true;
        }
        seen?.MarkFirst(rules.Items is null ? rules.Prefix.Length : int.MaxValue);
        var (index, fits) = (0, true);
        for (var children = value.Children(); children.MoveNext(); index++)
        {
            var schema = index < rules.Prefix.Length ? rules.Prefix[index] : rules.Items;
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

    /// <summary>By hashes, so that a list of thousands is not compared item by item with itself.</summary>
    private bool CheckUnique(SchemaNode schema, TValue value)
    {
        var count = value.Count;
        if (count < 2)
        {
            return true;
        }
        var (first, hashes) = (_items.Count, count <= FewItems ? null : new Dictionary<int, int>(count));
        var same = FindSame(value, first, hashes, count <= FewItems ? stackalloc int[FewItems] : new int[count]);
        _items.RemoveRange(first, _items.Count - first);
        return same is not { } pair || Fail(schema, "uniqueItems", $"{Subject} must not have the same item twice; items {pair.Earlier + 1} and {pair.Later + 1} are equal.");
    }

    /// <param name="first">Where this list's items begin among those kept.</param>
    /// <param name="last">Place of the latest item by hash; null: the list is short, so all are compared.</param>
    /// <param name="links">Of a short list the hashes; of a long one the place before, from 1, that has the same hash.</param>
    private (int Earlier, int Later)? FindSame(TValue value, int first, Dictionary<int, int>? last, Span<int> links)
    {
        var index = 0;
        for (var children = value.Children(); children.MoveNext(); index++)
        {
            var item = children.Current;
            var hash = SameValue<TValue, TChildren>.Hash(item, ref _buffer);
            if (last is null)
            {
                for (var other = 0; other < index; other++)
                {
                    if (links[other] == hash && SameValue<TValue, TChildren>.AreSame(_items[first + other], item))
                    {
                        return (other, index);
                    }
                }
                links[index] = hash;
            }
            else
            {
                links[index] = last.GetValueOrDefault(hash);
                for (var other = links[index]; other > 0; other = links[other - 1])
                {
                    if (SameValue<TValue, TChildren>.AreSame(_items[first + other - 1], item))
                    {
                        return (other - 1, index);
                    }
                }
                last[hash] = index + 1;
            }
            _items.Add(item);
        }
        return null;
    }
}
