using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Compiled;
using Portal.Api.Contracts.Validation.Instances;
using Portal.Api.Contracts.Validation.Patterns;

namespace Portal.Api.Contracts.Validation.Running;

internal sealed partial class SchemaRun<TValue, TChildren>
{
    private bool CheckValues(SchemaNode schema, ValueRules rules, TValue value)
    {
        var fits = rules.Const is null || SameValue<TValue, TChildren>.AreSame(value, rules.Const)
            || Fail(schema, "const", $"{Subject} must be {Shorten.Text(rules.Const.Inline())}; {Shown(value)}.");
        return fits & (rules.Enum is null || IsListed(rules, value)
            || Fail(schema, "enum", $"{Subject} must be {Choices(rules)}; {Shown(value)}."));
    }

    private bool IsListed(ValueRules rules, TValue value)
    {
        if (value.Kind is InstanceKind.String)
        {
            return rules.Texts.Contains(value.Text(ref _buffer));
        }
        if (rules.IsTextsOnly)
        {
            return false;
        }
        foreach (var item in rules.Enum!)
        {
            if (SameValue<TValue, TChildren>.AreSame(value, item))
            {
                return true;
            }
        }
        return false;
    }

    private static string Choices(ValueRules rules) =>
        (rules.Enum!.Count > 1 ? "one of " : "") + ViolationWords.List(rules.Enum!.Select(item => Shorten.Text(item.Inline(), 40)), "or");

    private bool CheckNumber(SchemaNode schema, NumberRules rules, TValue value)
    {
        var number = value.Number;
        var fits = true;
        if (rules.Minimum is { } minimum && ExactNumber.Compare(number, minimum.Value) is var above && (above < 0 || (above == 0 && minimum.IsExclusive)))
        {
            fits = Fail(schema, minimum.Keyword, $"{Subject} must be {(minimum.IsExclusive ? "more than" : "at least")} {minimum.Text}; {Shown(value)}.");
        }
        if (rules.Maximum is { } maximum && ExactNumber.Compare(number, maximum.Value) is var below && (below > 0 || (below == 0 && maximum.IsExclusive)))
        {
            fits = Fail(schema, maximum.Keyword, $"{Subject} must be {(maximum.IsExclusive ? "less than" : "at most")} {maximum.Text}; {Shown(value)}.");
        }
        if (rules.MultipleOf is { } step && !number.IsMultipleOf(step.Value))
        {
            fits = Fail(schema, step.Keyword, $"{Subject} must be a multiple of {step.Text}; {Shown(value)}.");
        }
        if (rules.Format is { } format && Settings.ChecksFormats && !format.Number!(number))
        {
            fits = Fail(schema, "format", $"{Subject} must be {format.Words}; {Shown(value)}.");
        }
        return fits;
    }

    private bool CheckText(SchemaNode schema, TextRules rules, TValue value)
    {
        var fits = true;
        if (rules.MinLength is not null || rules.MaxLength is not null)
        {
            var length = value.CodePoints;
            if (length < rules.MinLength)
            {
                fits = Fail(schema, "minLength", $"{Subject} must have at least {Counted(rules.MinLength.Value, "character")}; {(length == 0 ? "it is empty" : $"it has {length}")}.");
            }
            if (length > rules.MaxLength)
            {
                fits = Fail(schema, "maxLength", $"{Subject} must have at most {Counted(rules.MaxLength.Value, "character")}; it has {length}.");
            }
        }
        if (rules.Pattern is { } pattern && (fits || !IsSilent))
        {
            fits &= pattern.IsMatch(value.Text(ref _buffer)) switch
            {
                true => true,
                false => Fail(schema, "pattern", $"{Subject} must match the pattern {Shorten.Text(pattern.Text)}; {Shown(value)}."),
                null => FailSlow(schema, pattern),
            };
        }
        if (rules.Format is { } format && Settings.ChecksFormats && !format.Text!(value.Text(ref _buffer)))
        {
            fits = Fail(schema, "format", $"{Subject} must be {format.Words}; {Shown(value)}.");
        }
        return fits;
    }

    /// <summary>One pattern that takes too long is enough: the next value would take as long again.</summary>
    private bool FailSlow(SchemaNode schema, TextPattern pattern)
    {
        Fail(schema, "pattern", $"{Subject} could not be checked: the pattern {Shorten.Text(pattern.Text)} takes too long on it.");
        return GiveUp();
    }

    private static string Counted(long count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
