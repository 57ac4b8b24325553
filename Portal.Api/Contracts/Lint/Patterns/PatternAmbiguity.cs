using Portal.Api.Contracts.Patterns;

namespace Portal.Api.Contracts.Lint.Patterns;

/// <summary>
/// Whether a pattern can be matched in ways that multiply with every character, so that an engine that tries them one after another does
/// not come to an end: there is a place that can be reached again from itself in two ways by the same characters.
/// </summary>
internal sealed class PatternAmbiguity
{
    /// <summary>Pairs of places are looked at, so the work grows with the square; longer patterns are not judged.</summary>
    private const int MostPlaces = 160;

    /// <summary>A bound as far from the least as this is as good as none.</summary>
    private const int AsGoodAsEndless = 20;

    private readonly PatternBudget _budget;
    private readonly List<CharacterSet> _places = [];
    private readonly List<Dictionary<int, int>> _follow = [];

    private int _loops;

    private PatternAmbiguity(PatternBudget budget) => _budget = budget;

    public static bool IsCatastrophic(string pattern, PatternBudget budget)
    {
        if (!budget.Take(pattern.Length) || PatternReader.Read(pattern) is not { } part)
        {
            return false;
        }
        var automaton = new PatternAmbiguity(budget);
        automaton.Add(part);
        return automaton._places.Count <= MostPlaces && automaton.HasTwoWaysRound();
    }

    /// <summary>Where a part can begin and end, and whether it can take nothing.</summary>
    private sealed record Span(IReadOnlyList<int> First, IReadOnlyList<int> Last, bool MayBeEmpty)
    {
        public static readonly Span Empty = new([], [], true);
    }

    private Span Add(PatternPart part) => _places.Count > MostPlaces ? Span.Empty : part switch
    {
        PatternPart.One one => Place(one.Set),
        PatternPart.Sequence sequence => sequence.Parts.Aggregate(Span.Empty, (span, next) => Then(span, Add(next))),
        PatternPart.Choice choice => Either([.. choice.Parts.Select(Add)]),
        PatternPart.Repeat repeat => Repeated(repeat),
        _ => Span.Empty,
    };

    private Span Place(CharacterSet set)
    {
        _places.Add(set);
        _follow.Add([]);
        return new Span([_places.Count - 1], [_places.Count - 1], false);
    }

    private Span Then(Span before, Span after)
    {
        Connect(before.Last, after.First);
        return new Span(
            before.MayBeEmpty ? [.. before.First, .. after.First] : before.First,
            after.MayBeEmpty ? [.. before.Last, .. after.Last] : after.Last,
            before.MayBeEmpty && after.MayBeEmpty);
    }

    private static Span Either(List<Span> spans) =>
        new([.. spans.SelectMany(span => span.First)], [.. spans.SelectMany(span => span.Last)], spans.Exists(span => span.MayBeEmpty));

    private Span Repeated(PatternPart.Repeat repeat)
    {
        var isEndless = repeat.Most is not { } most || most - repeat.Least >= AsGoodAsEndless;
        _loops += isEndless ? 1 : 0;
        var span = Add(repeat.Part);
        _loops -= isEndless ? 1 : 0;
        if (isEndless)
        {
            Connect(span.Last, span.First);
        }
        else if (_loops > 0 && repeat.Most > 1)
        {
            span = WrittenOut(span, repeat);
        }
        return repeat.Least == 0 ? span with { MayBeEmpty = true } : span;
    }

    /// <summary>Within a loop it matters how often: (a{4})* has one way, (a{3,4})* has many. Outside of one, a bounded number multiplies nothing.</summary>
    private Span WrittenOut(Span first, PatternPart.Repeat repeat)
    {
        var copies = new List<Span> { first };
        for (var count = 1; count < repeat.Most && _places.Count <= MostPlaces; count++)
        {
            copies.Add(Add(repeat.Part));
            Connect(copies[^2].Last, copies[^1].First);
        }
        return new Span(first.First, [.. copies.Skip(repeat.Least - 1).SelectMany(copy => copy.Last)], first.MayBeEmpty);
    }

    /// <summary>Counts the ways: the inner and the outer loop of (a+)+ lead from a to a in two.</summary>
    private void Connect(IReadOnlyList<int> from, IReadOnlyList<int> to)
    {
        foreach (var place in from)
        {
            foreach (var next in to)
            {
                _follow[place][next] = _follow[place].GetValueOrDefault(next) + 1;
            }
        }
    }

    private bool HasTwoWaysRound()
    {
        for (var place = 0; place < _places.Count; place++)
        {
            foreach (var (next, ways) in _follow[place])
            {
                if (ways > 1 && Reaches(next, place))
                {
                    return true;
                }
            }
        }
        // Two ways that part and meet again: pairs of places reached by the same characters, from a pair of one place back to it.
        return Enumerable.Range(0, _places.Count).Where(place => Reaches(place, place)).Any(PartsAndMeets);
    }

    private bool Reaches(int from, int to)
    {
        var seen = new HashSet<int>();
        var waiting = new Stack<int>([from]);
        while (waiting.TryPop(out var place) && _budget.Take(_follow[place].Count))
        {
            foreach (var next in _follow[place].Keys)
            {
                if (next == to)
                {
                    return true;
                }
                if (seen.Add(next))
                {
                    waiting.Push(next);
                }
            }
        }
        return false;
    }

    private bool PartsAndMeets(int start)
    {
        var seen = new HashSet<(int, int, bool)>();
        var waiting = new Stack<(int One, int Other, bool HasParted)>([(start, start, false)]);
        while (waiting.TryPop(out var pair))
        {
            foreach (var one in _follow[pair.One].Keys)
            {
                if (!_budget.Take(_follow[pair.Other].Count))
                {
                    return false;
                }
                foreach (var other in _follow[pair.Other].Keys.Where(other => _places[one].Meets(_places[other])))
                {
                    var parted = pair.HasParted || one != other;
                    if (parted && one == start && other == start)
                    {
                        return true;
                    }
                    if (seen.Add((one, other, parted)))
                    {
                        waiting.Push((one, other, parted));
                    }
                }
            }
        }
        return false;
    }
}
