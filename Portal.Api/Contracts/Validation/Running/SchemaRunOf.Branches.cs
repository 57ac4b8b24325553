using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Compiled;
using Portal.Api.Contracts.Validation.Instances;

namespace Portal.Api.Contracts.Validation.Running;

internal sealed partial class SchemaRun<TValue, TChildren>
{
    private bool CheckBranches(SchemaNode schema, string keyword, SchemaNode[] branches, Discriminator? discriminator, TValue value, Evaluated? seen)
    {
        if (discriminator is { Decides: true } && value.Kind is InstanceKind.Object
            && value.TryGetMember(discriminator.Property, out var named) && named.Kind is InstanceKind.String)
        {
            return discriminator.Find(named.Text(ref _buffer)) is { } meant ? Check(meant, value, seen) : FailDiscriminator(schema, discriminator, named);
        }
        var count = 0;
        foreach (var branch in branches)
        {
            count += Try(branch, value, seen) ? 1 : 0;
            if (count == 1 && keyword is "anyOf" && seen is null)
            {
                return true;
            }
            if (count == 2 && keyword is "oneOf")
            {
                return Fail(schema, keyword, $"{Subject} {BothFit(branches)}.");
            }
        }
        return count > 0 || (!IsSilent && ExplainBranches(schema, keyword, branches, discriminator, value));
    }

    /// <summary>Says what is wrong by the branch that is meant: all that is wrong with all of them would help nobody.</summary>
    private bool ExplainBranches(SchemaNode schema, string keyword, SchemaNode[] branches, Discriminator? discriminator, TValue value)
    {
        if (branches.All(branch => Branch.OnlyRequires(branch) is not null))
        {
            return Fail(schema, keyword, $"{Subject} must have {(keyword is "anyOf" ? "at least one" : "exactly one")} of {Names(branches)}.");
        }
        if (discriminator is not null && value.Kind is InstanceKind.Object && value.TryGetMember(discriminator.Property, out var named) && named.Kind is InstanceKind.String)
        {
            return discriminator.Find(named.Text(ref _buffer)) is { } told ? ExplainBranch(schema, keyword, told, branches.Length, value) : FailDiscriminator(schema, discriminator, named);
        }
        var fitting = branches.Select(branch => (branch, types: Branch.TypesOf(branch))).ToList();
        if (fitting.All(one => one.types is not SchemaTypes.None && !IsOfType(one.types, value.Kind, value)))
        {
            var types = fitting.Aggregate(SchemaTypes.None, (all, one) => all | one.types);
            return Fail(schema, keyword, $"{Subject} must be {TypeWords.Of(types, schema.IsNullable)}; {TypeWords.Given(value.Kind)} was given.");
        }
        if (FailCommonChoice(schema, keyword, branches, value))
        {
            return false;
        }
        var meant = branches.Select((branch, index) => (branch, index, misfit: Misfit(branch, value, 0))).MinBy(one => (one.misfit, one.index)).branch;
        return ExplainBranch(schema, keyword, meant, branches.Length, value);
    }

    private bool ExplainBranch(SchemaNode schema, string keyword, SchemaNode branch, int count, TValue value)
    {
        var before = Violations.Count;
        Check(branch, value, seen: null);
        return Violations.Count > before ? false : Fail(schema, keyword, $"{Subject} fits none of the {count} alternatives of its schema.");
    }

    private bool FailDiscriminator(SchemaNode schema, Discriminator discriminator, TValue named)
    {
        var before = EnterChild(new PathPart(discriminator.Property, -1));
        Fail(schema, "discriminator", $"{Subject} says which kind of object this is and must be one of {ViolationWords.List(discriminator.Names, "or")}; {Shown(named)}.");
        LeaveChild(before);
        return false;
    }

    /// <summary>A member by which the branches tell themselves apart, and that is none of them: then all its values are worth naming.</summary>
    private bool FailCommonChoice(SchemaNode schema, string keyword, SchemaNode[] branches, TValue value)
    {
        if (value.Kind is not InstanceKind.Object)
        {
            return false;
        }
        for (var children = value.Children(); children.MoveNext();)
        {
            var name = children.Name(ref _buffer).ToString();
            var choices = branches.Select(branch => Branch.ChoicesOf(branch, name)).ToList();
            if (choices.TrueForAll(choice => choice is not null && !IsChosen(choice, children.Current)))
            {
                var before = EnterChild(new PathPart(name, -1));
                Fail(schema, keyword, $"{Subject} must be one of {ViolationWords.List(choices.SelectMany(Branch.Words).Distinct(), "or")}; {Shown(children.Current)}.");
                LeaveChild(before);
                return true;
            }
        }
        return false;
    }

    private bool IsChosen(ValueRules rules, TValue value) =>
        (rules.Const is null || SameValue<TValue, TChildren>.AreSame(value, rules.Const)) && (rules.Enum is null || IsListed(rules, value));

    /// <summary>How far a value is from a schema, looking one level deep only.</summary>
    private int Misfit(SchemaNode schema, TValue value, int depth)
    {
        if (depth > Branch.Deepest)
        {
            return 0;
        }
        var misfit = schema.Always is false || (schema.Types is not SchemaTypes.None && !IsOfType(schema.Types, value.Kind, value)) ? 1_000 : 0;
        misfit += schema.Values is { } values && !IsChosen(values, value) ? 200 : 0;
        if (value.Kind is InstanceKind.Object && schema.Objects is { } rules)
        {
            misfit += MisfitOfMembers(rules, value);
        }
        misfit += schema.Reference?.Target is { } target ? Misfit(target, value, depth + 1) : 0;
        if (schema.Combinations is { } parts)
        {
            misfit += parts.AllOf.Sum(part => Misfit(part, value, depth + 1));
            misfit += parts.OneOf.Length == 0 ? 0 : parts.OneOf.Min(part => Misfit(part, value, depth + 1));
            misfit += parts.AnyOf.Length == 0 ? 0 : parts.AnyOf.Min(part => Misfit(part, value, depth + 1));
        }
        return misfit;
    }

    private int MisfitOfMembers(ObjectRules rules, TValue value)
    {
        // Who writes a reference means one, whatever stands beside it; who writes none does not.
        var misfit = value.TryGetMember("$ref", out _) == rules.Required.Contains("$ref") ? 0 : 500;
        misfit += rules.Required.Count(name => !value.TryGetMember(name, out _)) * 20;
        for (var children = value.Children(); children.MoveNext();)
        {
            var rule = rules.Find(children.Name(ref _buffer));
            if (rule?.Schema is not { } schema)
            {
                misfit += rule is null && rules.Additional is { Always: false } && !rules.Patterns.Any(pattern => pattern.Pattern.IsMatch(children.Name(ref _buffer)) is true) ? 5 : 0;
                continue;
            }
            misfit += schema.Values is { } values && !IsChosen(values, children.Current) ? 100 : 0;
            misfit += schema.Types is not SchemaTypes.None && !IsOfType(schema.Types, children.Current.Kind, children.Current) ? 3 : 0;
        }
        return misfit;
    }

    private static string BothFit(SchemaNode[] branches) => branches.All(branch => Branch.OnlyRequires(branch) is not null)
        ? $"must have exactly one of {Names(branches)}, not several"
        : $"fits more than one of the {branches.Length} alternatives of its schema, and must fit exactly one";

    private static string Names(SchemaNode[] branches) =>
        ViolationWords.List(branches.Select(branch => string.Join(" with ", Branch.OnlyRequires(branch)!.Select(name => $"'{Shorten.Text(name)}'"))), "and");

    private static string Excluded(SchemaNode schema) => Branch.OnlyRequires(schema) is { } names
        ? $"must not have {ViolationWords.List(names.Select(name => $"'{Shorten.Text(name)}'"))} {(names.Count > 1 ? "together" : "here")}"
        : schema.Values is { } values ? $"must not be {ViolationWords.List(Branch.Words(values), "or")}"
        : "is just what its schema excludes";
}
