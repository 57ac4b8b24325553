using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Compiled;
using Portal.Api.Contracts.Validation.Instances;

namespace Portal.Api.Contracts.Validation.Running;

internal sealed partial class SchemaRun<TValue, TChildren>
{
    private bool CheckObject(SchemaNode schema, ObjectRules rules, TValue value, Evaluated? seen)
    {
        var fits = true;
        if (rules.MinProperties is not null || rules.MaxProperties is not null)
        {
            var count = value.Count;
            if (count < rules.MinProperties)
            {
                fits = Fail(schema, "minProperties", $"{Subject} must have at least {Counted(rules.MinProperties.Value, "member")}; it has {count}.");
            }
            if (count > rules.MaxProperties)
            {
                fits = Fail(schema, "maxProperties", $"{Subject} must have at most {Counted(rules.MaxProperties.Value, "member")}; it has {count}.");
            }
        }
        if (!fits && IsSilent)
        {
            return false;
        }
        fits &= CheckMembers(schema, rules, value, seen);
        foreach (var dependency in rules.Dependencies)
        {
            if (!fits && IsSilent)
            {
                return false;
            }
            fits &= CheckDependency(schema, dependency, value, seen);
        }
        return fits;
    }

    private bool CheckMembers(SchemaNode schema, ObjectRules rules, TValue value, Evaluated? seen)
    {
        var fits = true;
        var found = 0UL;
        var foundBeyond = rules.Required.Length > 64 ? new bool[rules.Required.Length] : null;
        var index = -1;
        var expected = rules.First;
        for (var children = value.Children(); children.MoveNext();)
        {
            index++;
            var rule = expected is not null && children.IsNamed(expected.Name, expected.Raw) ? expected
                : rules.Named.Count == 0 ? null : rules.Find(children.Name(ref _buffer));
            expected = rule is null ? expected : rule.Next;
            if (rule is { RequiredIndex: >= 0 })
            {
                found |= rule.RequiredIndex < 64 ? 1UL << rule.RequiredIndex : 0;
                foundBeyond?[rule.RequiredIndex] = true;
            }
            fits &= CheckMember(schema, rules, rule, ref children, index, seen);
            if (!fits && (IsSilent || IsFull))
            {
                return false;
            }
        }
        for (var place = 0; place < rules.Required.Length; place++)
        {
            var isThere = foundBeyond is null ? (found & (1UL << place)) != 0 : foundBeyond[place];
            if (!isThere && !IsLeftOut(rules.Find(rules.Required[place])!))
            {
                fits = FailMissing(schema, rules.Required[place]);
            }
        }
        return fits;
    }

    private bool CheckMember(SchemaNode schema, ObjectRules rules, PropertyRule? rule, ref TChildren children, int index, Evaluated? seen)
    {
        var (fits, isKnown) = (true, false);
        var part = IsSilent ? default : new PathPart(children.Name(ref _buffer).ToString(), -1);
        if (rule?.Schema is { } own)
        {
            isKnown = true;
            fits = !IsLeftOut(rule) ? CheckChild(own, children.Current, part) : FailDirection(own, part);
        }
        foreach (var pattern in rules.Patterns)
        {
            if (pattern.Pattern.IsMatch(children.Name(ref _buffer)) is true)
            {
                isKnown = true;
                fits &= CheckChild(pattern.Schema, children.Current, part);
            }
        }
        if (!isKnown && rules.Additional is { } additional)
        {
            isKnown = true;
            fits &= additional.Always is false
                ? FailUnknown(schema, "additionalProperties", part)
                : CheckChild(additional, children.Current, part);
        }
        if (isKnown)
        {
            seen?.Mark(index);
        }
        return fits & (rules.Names is null || CheckName(schema, rules.Names, children.Name(ref _buffer).ToString()));
    }

    private bool CheckName(SchemaNode schema, SchemaNode names, string name)
    {
        var wrong = SchemaRun<NodeInstance, NodeChildren>.Validate(names, new NodeInstance(new ScalarNode(ScalarKind.String, name, 1, 1)), Settings with { Most = 1 });
        return wrong.Count == 0 || Fail(schema, "propertyNames", $"{Subject} has a member '{Shorten.Text(name)}', and its name does not fit. {wrong[0].Message}");
    }

    private bool CheckDependency(SchemaNode schema, Dependency dependency, TValue value, Evaluated? seen)
    {
        if (!value.TryGetMember(dependency.Name, out _))
        {
            return true;
        }
        var fits = true;
        foreach (var name in dependency.Required)
        {
            if (!value.TryGetMember(name, out _))
            {
                fits = Fail(schema, dependency.Keyword, $"{Subject} has '{Shorten.Text(dependency.Name)}' and must then have '{Shorten.Text(name)}' too.");
            }
        }
        return fits & (dependency.Schema is null || Check(dependency.Schema, value, seen));
    }

    /// <summary>What only answers have is not in requests, and the other way round.</summary>
    private bool IsLeftOut(PropertyRule rule) => Settings.Direction switch
    {
        SchemaDirection.Request => rule.IsReadOnly,
        SchemaDirection.Response => rule.IsWriteOnly,
        _ => false,
    };

    private bool FailDirection(SchemaNode schema, PathPart part)
    {
        var before = EnterChild(part);
        var isRequest = Settings.Direction is SchemaDirection.Request;
        Fail(schema, isRequest ? "readOnly" : "writeOnly", $"{Subject} {(isRequest ? "is set by the service and must not be sent" : "is only ever sent to the service and must not come back")}.");
        LeaveChild(before);
        return false;
    }

    private bool FailUnknown(SchemaNode schema, string keyword, PathPart part) =>
        !IsSilent && FailUnknown(schema, keyword, part, Known(schema, keyword, part.Name ?? ""));

    /// <summary>The name that was probably meant, else those that there are.</summary>
    private static string Known(SchemaNode schema, string keyword, string name)
    {
        var names = SchemaTraits.KnownNames(schema);
        return names.Contains(name) ? $": '{keyword}' knows the members written beside it, and not those of 'allOf'."
            : Likeness.Nearest(name, names) is { } meant ? $"; did you mean '{Shorten.Text(meant)}'?"
            : names.Count == 0 ? "."
            : $"; known are {ViolationWords.List(names.Select(known => $"'{Shorten.Text(known)}'"))}.";
    }
}
