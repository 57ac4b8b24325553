using System.Text.RegularExpressions;

namespace Portal.Api.Mesh.Istio;

/// <summary>Istio's StringMatch: exact, plain string prefix, or a regular expression that the whole text must match.</summary>
internal abstract record StringMatch(string Value)
{
    public abstract string Kind { get; }

    public abstract bool Matches(ReadOnlySpan<char> text);

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
    }

    /// <summary>RE2 never backtracks, and neither does this: a pattern cannot be made slow by what it is matched with.</summary>
    public sealed record Pattern : StringMatch
    {
        private readonly Regex _regex;

        /// <exception cref="ArgumentException">The pattern is not well formed.</exception>
        /// <exception cref="NotSupportedException">The pattern needs what RE2 does not have, such as looking around.</exception>
        public Pattern(string value)
            : base(value) =>
            _regex = new Regex($@"\A(?:{value})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

        public override string Kind => "regex";

        public override bool Matches(ReadOnlySpan<char> text) => _regex.IsMatch(text);
    }
}
