using System.Globalization;
using Portal.Api.Hosting;
using Portal.Api.Mesh.Istio.Reading;

namespace Portal.Api.Mesh.Editing.Fields;

/// <summary>Writes changed fields into a text.</summary>
internal static class FieldWriter
{
    public static Outcome<string> Write(string text, IReadOnlyList<MeshFieldChange> changes, IReadOnlyList<FieldPlanGroup> groups)
    {
        foreach (var group in groups)
        {
            var asked = group.Plans.Select(plan => (Plan: plan, Change: changes.FirstOrDefault(change => change.Id == plan.Id))).Where(one => one.Change is not null && one.Change.Value.Trim() != one.Plan.Value).ToList();
            if (asked.Select(one => Check(one.Plan, one.Change!)).FirstOrDefault(refusal => refusal is not null) is { } refused)
            {
                return refused;
            }
            var changed = asked.Select(one => (one.Plan, Value: one.Change!.Value.Trim())).ToList();
            // A weight says something only beside its neighbours' weights.
            if (changed.Exists(one => one.Plan.Kind is MeshFieldKind.Weight))
            {
                changed.AddRange(group.Plans.Where(plan => plan.IsImplied && !changed.Exists(one => one.Plan == plan)).Select(plan => (plan, plan.Value)));
            }
            // What is added to lists comes last, in its order: the ways to the others stay as they were.
            foreach (var (plan, value) in changed.OrderBy(one => one.Plan.Entry is not null))
            {
                if (Apply(text, plan, value) is not { } written)
                {
                    return new Refusal.Invalid(plan.Id, $"The field '{plan.Id}' stands in a form that cannot be changed from here: change it in the YAML.");
                }
                text = written;
            }
        }
        return text;
    }

    private static string? Apply(string text, FieldPlan plan, string value)
    {
        if (plan.Entry is { } entry)
        {
            return YamlText.Append(text, plan.Document, [.. plan.Path.SkipLast(2)], entry(value));
        }
        return value.Length == 0 ? YamlText.Remove(text, plan.Document, [.. Essential(plan)], plan.Home) : YamlText.Set(text, plan.Document, plan.Path, value);
    }

    /// <summary>Without a field that its mapping is nothing without, the mapping goes: retries without attempts, a delay without its length.</summary>
    private static IEnumerable<string> Essential(FieldPlan plan) => plan.Path[^1] is "attempts" or "fixedDelay" or "httpStatus" ? plan.Path.SkipLast(1) : plan.Path;

    private static Refusal.Invalid? Check(FieldPlan plan, MeshFieldChange change)
    {
        if (change.Was is { } was && was != plan.Value)
        {
            return new Refusal.Invalid(plan.Id, $"The field '{plan.Id}' was changed in the YAML too, to '{plan.Value}': change it in one place.");
        }
        var value = change.Value.Trim();
        if (value.Length == 0 && plan.Kind is not MeshFieldKind.Weight)
        {
            return null;
        }
        var (fits, takes) = plan.Kind switch
        {
            MeshFieldKind.Duration => (GoDuration.Parse(value) is not null, "a duration such as 5s, 250ms or 1m30s"),
            MeshFieldKind.Percent => (double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 100, "a number from 0 to 100"),
            MeshFieldKind.WholePercent => (IsWhole(value, 0, 100), "a whole number from 0 to 100"),
            MeshFieldKind.Status => (IsWhole(value, 200, 599), "a status from 200 to 599"),
            MeshFieldKind.Word => (plan.Words.Contains(value), $"one of {string.Join(", ", plan.Words.Where(word => word.Length > 0))}"),
            _ => (IsWhole(value, 0, int.MaxValue), "a whole number from 0 on"),
        };
        return fits ? null : new Refusal.Invalid(plan.Id, $"The field '{plan.Id}' takes {takes}, not '{value}'.");
    }

    private static bool IsWhole(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most;
}
