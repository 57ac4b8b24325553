using System.Text.RegularExpressions;

namespace Portal.Api.Mesh.Istio;

/// <summary>Istio's StringMatch: exact, plain string prefix, or a regular expression that the whole text must match.</summary>
internal abstract record StringMatch(string Value)
{
    public abstract string Kind { get; }

    public abstract bool Matches(ReadOnlySpan<char> text);

    /// <summary>What becomes of a text that matches when what is matched is replaced: all of it, or the prefix.</summary>
    public virtual string Replaced(string text, string replacement) => replacement;

    public sealed override string ToString() => $"{Kind} {Value}";

    public sealed record Exact(string Value, StringComparison Comparison) : StringMatch(Value)
    {
        public override string Kind => "exact";

        public override bool Matches(ReadOnlySpan<char> text) => text.Equals(Value, Comparison);
    }

    public sealed record Prefix(string Value, StringComparison Comparison) : StringMatch(Value)
    {
        public override string Kind => "prefix";

        public override bool Matches(ReadOnlySpan<char> text) => text.StartsWith(Value, Comparison);

        public override string Replaced(string text, string replacement) => string.Concat(replacement, text.AsSpan(Value.Length));
    }

    /// <summary>The Gateway API's prefix, of whole segments: <c>/v2</c> is one of <c>/v2</c> and <c>/v2/x</c>, not of <c>/v2x</c>; a slash at its end means nothing.</summary>
    public sealed record PathPrefix(string Value) : StringMatch(Value)
    {
        public string Segments { get; } = Value.TrimEnd('/');

        public override string Kind => "path prefix";

        public override bool Matches(ReadOnlySpan<char> text) =>
            text.StartsWith(Segments, StringComparison.Ordinal) && (text.Length == Segments.Length || text[Segments.Length] == '/');

        public override string Replaced(string text, string replacement) =>
            string.Concat(replacement.AsSpan().TrimEnd('/'), text.AsSpan(Segments.Length)) is { Length: > 0 } path ? path : "/";
    }

    /// <summary>RE2 never backtracks, and neither does this: a pattern cannot be made slow by what it is matched with.</summary>
    public sealed record Pattern : StringMatch
    {
        private readonly bool _isSimple;

        /// <exception cref="ArgumentException">The pattern is not well formed.</exception>
        /// <exception cref="NotSupportedException">The pattern needs what RE2 does not have, such as looking around.</exception>
        public Pattern(string value)
            : base(value)
        {
            // Whether it is well formed has to be known now; what it takes to match, only when it is first asked.
            _ = new Regex(value, PatternText.IsUnusual(value) ? RegexOptions.NonBacktracking : RegexOptions.None);
            Start = PatternText.Start(value);
            _isSimple = PatternText.IsSimple(value);
        }

        /// <summary>What every text that matches begins with, as far as the pattern says it plainly.</summary>
        public string Start { get; }

        public override string Kind => "regex";

        private Regex Rest => field ??= new Regex(
            $@"\A(?:{Value[Start.Length..]})\z", (_isSimple ? RegexOptions.None : RegexOptions.NonBacktracking) | RegexOptions.CultureInvariant);

        public override bool Matches(ReadOnlySpan<char> text) => text.StartsWith(Start, StringComparison.Ordinal) && Rest.IsMatch(text[Start.Length..]);

        public bool Equals(Pattern? other) => other?.Value == Value;

        public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);
    }
}
