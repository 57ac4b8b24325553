using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Compiled;
using Portal.Api.Contracts.Validation.Instances;

namespace Portal.Api.Contracts.Validation.Running;

/// <summary>Checks values that are held in one way.</summary>
internal sealed partial class SchemaRun<TValue, TChildren> : SchemaRun
    where TValue : struct, IInstance<TValue, TChildren>
    where TChildren : struct, IChildren<TValue>
{
    [ThreadStatic]
    private static SchemaRun<TValue, TChildren>? spare;

    private char[] _buffer = new char[256];

    public static IReadOnlyList<SchemaViolation> Validate(SchemaNode schema, TValue value, RunSettings settings)
    {
        var run = spare ?? new SchemaRun<TValue, TChildren>();
        spare = null;
        run.Begin(settings, isSilent: true);
        var violations = run.Check(schema, value, seen: null) ? [] : run.Explain(schema, value, settings);
        spare = run;
        return violations;
    }

    private List<SchemaViolation> Explain(SchemaNode schema, TValue value, RunSettings settings)
    {
        if (!IsExhausted)
        {
            Begin(settings, isSilent: false);
            Check(schema, value, seen: null);
        }
        return Violations.Count > 0
            ? [.. Violations]
            : [new SchemaViolation("", schema.Pointer, "", "Checking this value takes more work, or goes deeper, than is allowed. Make the value or its schema simpler.")];
    }

    private bool Check(SchemaNode schema, TValue value, Evaluated? seen)
    {
        if (schema.Always is { } always)
        {
            return always || Fail(schema, "", $"{Subject} is not allowed here.");
        }
        if (!Enter())
        {
            return false;
        }
        var isOther = EnterScope(schema);
        var fits = schema.NeedsEvaluated ? CheckWithRest(schema, value, seen) : CheckKeywords(schema, value, seen);
        if (isOther)
        {
            LeaveScope();
        }
        Leave();
        return fits;
    }

    private bool CheckKeywords(SchemaNode schema, TValue value, Evaluated? seen)
    {
        var kind = value.Kind;
        if (schema.IsNullable && kind is InstanceKind.Null)
        {
            return true;
        }
        if (schema.Types is not SchemaTypes.None && !IsOfType(schema.Types, kind, value))
        {
            return Fail(schema, "type", $"{Subject} must be {TypeWords.Of(schema.Types, schema.IsNullable)}; {TypeWords.Given(kind)} was given.");
        }
        var fits = schema.Values is null || CheckValues(schema, schema.Values, value);
        if (!fits && IsSilent)
        {
            return false;
        }
        fits &= kind switch
        {
            InstanceKind.Number => schema.Numbers is null || CheckNumber(schema, schema.Numbers, value),
            InstanceKind.String => schema.Texts is null || CheckText(schema, schema.Texts, value),
            InstanceKind.Array => schema.Arrays is null || CheckArray(schema, schema.Arrays, value, seen),
            InstanceKind.Object => schema.Objects is null || CheckObject(schema, schema.Objects, value, seen),
            _ => true,
        };
        if (!fits && IsSilent)
        {
            return false;
        }
        if (schema.Reference?.Target is { } target)
        {
            fits &= CheckReferred(target, value, seen);
        }
        if (schema.DynamicReference is { } dynamic && (fits || !IsSilent))
        {
            fits &= CheckDynamic(dynamic, value, seen);
        }
        return schema.Combinations is null || (!fits && IsSilent) ? fits : fits & CheckCombinations(schema, schema.Combinations, value, seen);
    }

    private bool CheckReferred(SchemaNode target, TValue value, Evaluated? seen)
    {
        if (!EnterReference(target))
        {
            return true;
        }
        var fits = Check(target, value, seen);
        LeaveReference();
        return fits;
    }

    /// <summary>The outermost document on the way here that has the anchor decides.</summary>
    private bool CheckDynamic(SchemaReference reference, TValue value, Evaluated? seen)
    {
        var target = reference.Target;
        if (reference.DynamicName is { } name)
        {
            foreach (var resource in Scope)
            {
                if (reference.DynamicTarget(resource, name) is { } outer)
                {
                    target = outer;
                    break;
                }
            }
        }
        return target is null || CheckReferred(target, value, seen);
    }

    private bool CheckChild(SchemaNode schema, TValue value, PathPart part)
    {
        var before = EnterChild(part);
        var fits = Check(schema, value, seen: null);
        LeaveChild(before);
        return fits;
    }

    private static bool IsOfType(SchemaTypes types, InstanceKind kind, TValue value) => kind switch
    {
        InstanceKind.Null => (types & SchemaTypes.Null) != 0,
        InstanceKind.Boolean => (types & SchemaTypes.Boolean) != 0,
        InstanceKind.String => (types & SchemaTypes.String) != 0,
        InstanceKind.Array => (types & SchemaTypes.Array) != 0,
        InstanceKind.Object => (types & SchemaTypes.Object) != 0,
        _ => (types & SchemaTypes.Number) != 0 || ((types & SchemaTypes.Integer) != 0 && value.Number.IsInteger),
    };

    /// <summary>The value as messages show it.</summary>
    private string Shown(TValue value) => IsSecret || !Settings.ShowsValues ? "what was given is not shown" : $"{Shorten.Text(value.Show())} was given";
}
