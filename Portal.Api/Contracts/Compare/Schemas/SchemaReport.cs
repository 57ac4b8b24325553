namespace Portal.Api.Contracts.Compare.Schemas;

/// <summary>Tells what was found in a schema for one place that uses it: walks the pairs that hold findings and names each field on the way.</summary>
internal static class SchemaReport
{
    /// <summary>How often one pair is told for one place: a schema may lie behind very many fields.</summary>
    private const int Occurrences = 12;

    private const int Depth = 64;

    public static void Write(Scope scope, SchemaPair root)
    {
        var visits = new Dictionary<SchemaPair, int>();
        var stack = new Stack<Step>();
        stack.Push(new Step(root, null, "", 0));
        while (stack.TryPop(out var step))
        {
            var count = visits.GetValueOrDefault(step.Pair);
            if (scope.Comparison.Sink.IsExhausted)
            {
                return;
            }
            if (count >= Occurrences || step.Depth > Depth || step.IsWithinItself)
            {
                continue;
            }
            visits[step.Pair] = count + 1;
            foreach (var finding in step.Pair.Findings)
            {
                Tell(scope, step, finding);
            }
            for (var index = step.Pair.Inner.Count - 1; index >= 0; index--)
            {
                var (segment, pair) = step.Pair.Inner[index];
                if (pair.HasFindings)
                {
                    stack.Push(new Step(pair, step, segment is null ? step.Field : Join(step.Field, segment), step.Depth + 1));
                }
            }
        }
    }

    private static void Tell(Scope scope, Step step, Finding finding)
    {
        var role = step.Pair.Role;
        var field = finding.Field is null ? step.Field : Join(step.Field, finding.Field);
        var place = scope.Place with { Field = role.Part is SchemaPart.Parameter or SchemaPart.Header && field.Length == 0 ? null : field };
        scope.Comparison.Sink.Add(
            finding.Rule, finding.Class, role.Direction, place, finding.Before, finding.After, () => $"{Subject(scope, role, field)} {finding.Tail}", scope.Promised, Shared(step.Pair, finding));
    }

    /// <summary>A schema may be made of several parts: the edit is in the one that the finding points into.</summary>
    private static SharedEdit? Shared(SchemaPair pair, Finding finding)
    {
        var pointer = finding.After ?? finding.Before;
        var layers = (finding.After is null ? pair.Before : pair.After).Layers;
        return pointer is not null && layers.FirstOrDefault(layer => pointer == layer.Pointer || pointer.StartsWith(layer.Pointer + "/", StringComparison.Ordinal)) is { } edited
            ? SharedEdit.Of(edited.Pointer, finding.Field, finding.Tail)
            : null;
    }

    private static string Subject(Scope scope, SchemaRole role, string field)
    {
        var place = scope.Place;
        var whole = role.Part switch
        {
            SchemaPart.Parameter or SchemaPart.ParameterProperty or SchemaPart.HeaderParameterProperty => $"the {place.ParameterIn} parameter {ValueText.Quote(place.Parameter ?? "")}",
            SchemaPart.Header when place.Status is null => $"the {place.ParameterIn} parameter {ValueText.Quote(place.Parameter ?? "")} that is sent",
            SchemaPart.Header => $"the header {ValueText.Quote(place.Parameter ?? "")} of the {place.Status} response",
            _ when place.Status is not null => $"the body of the {place.Status} response",
            _ => scope.IsReversed ? "the body that is sent" : "the request body",
        };
        var subject = field.Length == 0 ? whole : $"the property {ValueText.Quote(field)} of {whole}";
        return string.Concat("T", subject.AsSpan(1));
    }

    private static string Join(string field, string segment) =>
        field.Length == 0 || segment.StartsWith('[') ? field + segment : $"{field}.{segment}";

    private sealed record Step(SchemaPair Pair, Step? Outer, string Field, int Depth)
    {
        public bool IsWithinItself
        {
            get
            {
                for (var outer = Outer; outer is not null; outer = outer.Outer)
                {
                    if (ReferenceEquals(outer.Pair, Pair))
                    {
                        return true;
                    }
                }
                return false;
            }
        }
    }
}
