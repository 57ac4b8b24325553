namespace Portal.Api.Traffic.Requests;

/// <summary>The hops of one call, as the tree that their spans form.</summary>
internal static class CallRoute
{
    /// <summary>
    /// Only what hangs under the call's own span: a caller may send the same trace id with many calls, and must not see other people's. A call
    /// that was let in by the sidecar of the called has as its span the hop that brought it there.
    /// </summary>
    public static IReadOnlyList<TraceHop> Of(RequestRecord record, IReadOnlyList<TraceHop> trace)
    {
        if (record.SpanId is null)
        {
            return trace;
        }
        var mine = trace.Where(hop => hop.SpanId == record.SpanId).ToList();
        Descend(record.SpanId, trace.ToLookup(hop => hop.ParentSpanId), (hop, _) => mine.Add(hop), 0);
        return mine;
    }

    public static IReadOnlyList<HopView> View(DateTimeOffset startedAt, IReadOnlyList<TraceHop> hops)
    {
        // A call that is kept where it arrived was on its way before.
        var began = hops.Select(hop => hop.StartedAt).Append(startedAt).Min();
        return [.. InOrder(hops).Select(placed => View(placed.Hop, placed.Depth, began))];
    }

    /// <summary>Each hop before those that it led to, and how deep in the tree.</summary>
    public static IReadOnlyList<(TraceHop Hop, int Depth)> InOrder(IReadOnlyList<TraceHop> hops)
    {
        var spans = hops.Select(hop => hop.SpanId).ToHashSet(StringComparer.Ordinal);
        var children = hops.ToLookup(hop => hop.ParentSpanId is { } parent && spans.Contains(parent) ? parent : null);
        var placed = new List<(TraceHop, int)>(hops.Count);
        Descend(null, children, (hop, depth) => placed.Add((hop, depth)), 0);
        return placed;
    }

    private static void Descend(string? parent, ILookup<string?, TraceHop> children, Action<TraceHop, int> visit, int depth)
    {
        // Span ids come from our own mesh; the bound keeps a forged circle from going round for ever.
        if (depth > 32)
        {
            return;
        }
        foreach (var hop in children[parent].OrderBy(hop => hop.StartedAt))
        {
            visit(hop, depth);
            Descend(hop.SpanId, children, visit, depth + 1);
        }
    }

    private static HopView View(TraceHop hop, int depth, DateTimeOffset startedAt) => new(
        depth,
        hop.Source,
        hop.Destination,
        hop.Subset,
        hop.Version,
        hop.Instance,
        hop.VirtualService,
        hop.Rule,
        hop.Method,
        hop.Path,
        (hop.StartedAt - startedAt).TotalMilliseconds,
        hop.DurationMicros / 1000.0,
        hop.Status,
        hop.Flags,
        hop.IsMutualTls,
        Steps(hop));

    public static IReadOnlyList<HopStepView> Steps(TraceHop hop) =>
        [.. hop.Steps.Select(step => new HopStepView(step.Kind, step.Name, step.Verdict, step.Passed, step.Micros / 1000.0))];
}
