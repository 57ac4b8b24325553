namespace Portal.Api.Contracts.Patterns;

/// <summary>A regular expression in parts. What takes no character (anchors, looking around) is <see cref="Nothing"/>.</summary>
internal abstract record PatternPart
{
    public sealed record Nothing : PatternPart;

    public sealed record One(CharacterSet Set) : PatternPart;

    public sealed record Sequence(IReadOnlyList<PatternPart> Parts) : PatternPart;

    public sealed record Choice(IReadOnlyList<PatternPart> Parts) : PatternPart;

    /// <param name="Most">Null: without end.</param>
    public sealed record Repeat(PatternPart Part, int Least, int? Most) : PatternPart;
}
