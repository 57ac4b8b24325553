using Portal.Api.Contracts.Validation.Compiled;
using Portal.Api.Contracts.Validation.Instances;

namespace Portal.Api.Contracts.Validation.Running;

internal sealed partial class SchemaRun<TValue, TChildren>
{
    private bool IsFull => Violations.Count >= Settings.Most;

    private bool CheckCombinations(SchemaNode schema, Combinations rules, TValue value, Evaluated? seen)
    {
        var fits = true;
        foreach (var part in rules.AllOf)
        {
            fits &= Check(part, value, seen);
            if (!fits && IsSilent)
            {
                return false;
            }
        }
        fits &= rules.AnyOf.Length == 0 || CheckBranches(schema, "anyOf", rules.AnyOf, rules.Discriminator, value, seen);
        fits &= (!fits && IsSilent) || rules.OneOf.Length == 0 || CheckBranches(schema, "oneOf", rules.OneOf, rules.Discriminator, value, seen);
        if (rules.Not is { } not && (fits || !IsSilent))
        {
            fits &= !Try(not, value, null) || Fail(schema, "not", $"{Subject} {Excluded(not)}.");
        }
        if (rules.If is { } condition && (fits || !IsSilent))
        {
            var then = Try(condition, value, seen) ? rules.Then : rules.Else;
            fits &= then is null || Check(then, value, seen);
        }
        return fits;
    }

    /// <summary>Yes or no without a word; what was looked at counts if it is yes.</summary>
    private bool Try(SchemaNode schema, TValue value, Evaluated? seen)
    {
        var before = Hush();
        var mine = seen is null ? null : Rent();
        var fits = Check(schema, value, mine);
        if (fits && mine is not null)
        {
            seen!.Add(mine);
        }
        Return(mine);
        EndHush(before);
        return fits;
    }

    /// <summary>Checks, and then what is left over against <c>unevaluatedItems</c> and <c>unevaluatedProperties</c>.</summary>
    private bool CheckWithRest(SchemaNode schema, TValue value, Evaluated? seen)
    {
        var mine = Rent();
        var fits = CheckKeywords(schema, value, mine);
        var rest = value.Kind switch
        {
            InstanceKind.Object => schema.UnevaluatedProperties,
            InstanceKind.Array => schema.UnevaluatedItems,
            _ => null,
        };
        // Where something is wrong already, much more would be left over that is right.
        if (fits && rest is not null)
        {
            fits = CheckRest(schema, rest, value, mine);
        }
        if (fits)
        {
            seen?.Add(mine);
        }
        Return(mine);
        return fits;
    }

    private bool CheckRest(SchemaNode schema, SchemaNode rest, TValue value, Evaluated seen)
    {
        var (fits, index, isObject) = (true, -1, value.Kind is InstanceKind.Object);
        for (var children = value.Children(); children.MoveNext();)
        {
            if (seen.Has(++index))
            {
                continue;
            }
            var name = IsSilent || !isObject ? null : children.Name(ref _buffer).ToString();
            fits &= (rest.Always, isObject) switch
            {
                (true, _) => true,
                (false, true) => FailUnknown(schema, "unevaluatedProperties", new PathPart(name, -1)),
                (false, false) => Fail(schema, "unevaluatedItems", $"{Subject} has more items than its schema describes: {index} {(index == 1 ? "is" : "are")} described."),
                _ => CheckChild(rest, children.Current, new PathPart(name, index)),
            };
            seen.Mark(index);
            if (!fits && IsSilent)
            {
                return false;
            }
        }
        return fits;
    }
}
