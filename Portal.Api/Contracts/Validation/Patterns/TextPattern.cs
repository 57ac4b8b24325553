using System.Text.RegularExpressions;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Validation.Patterns;

/// <summary>
/// A <c>pattern</c> of a schema, in ECMA-262's syntax. Where it can be it runs in time that grows with the text only; else it has 50 ms, twice,
/// because on a busy machine they may pass while it does not run. Plain texts, begun with ^ or ended with $, are compared as such.
/// </summary>
internal sealed class TextPattern
{
    private const int Longest = 10_000;

    private static readonly TimeSpan MostTime = TimeSpan.FromMilliseconds(50);

    // By the clock too: this ends what is long beyond reason, and is nothing that a pause of the machine comes near.
    private static readonly TimeSpan MostLinearTime = TimeSpan.FromSeconds(2);

    private readonly PlainPattern? _plain;
    private readonly string? _translated;
    private readonly Lazy<Regex> _regex;

    public TextPattern(string text)
    {
        Text = text;
        _regex = new Lazy<Regex>(Make);
        _plain = PlainPattern.Of(text);
        if (_plain is not null)
        {
            return;
        }
        var reason = text.Length > Longest ? $"It is longer than {Longest:N0} characters." : null;
        _translated = reason is null ? EcmaPattern.Translate(text, out reason) : null;
        if (_translated is not null && !IsWellFormed(_translated))
        {
            reason = "Its brackets or quantifiers do not fit together.";
        }
        Fault = reason is null ? null : $"The pattern {Shorten.Text(text)} is no regular expression of ECMA-262, so nothing is checked by it. {reason}";
    }

    public string Text { get; }

    /// <summary>Why the pattern is of no use; null when it is.</summary>
    public string? Fault { get; }

    /// <summary>Null when the time was not enough to know.</summary>
    public bool? IsMatch(ReadOnlySpan<char> text)
    {
        if (_plain is { } plain)
        {
            return plain.IsMatch(text);
        }
        if (Fault is not null)
        {
            return true;
        }
        var regex = _regex.Value;
        return Run(regex, text) ?? (regex.Options.HasFlag(RegexOptions.NonBacktracking) ? null : Run(regex, text));
    }

    private static bool? Run(Regex regex, ReadOnlySpan<char> text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    /// <summary>Reads the pattern without making it ready to run, which costs many times more.</summary>
    private static bool IsWellFormed(string translated)
    {
        try
        {
            _ = new Regex(translated, RegexOptions.CultureInvariant, MostTime);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private Regex Make()
    {
        try
        {
            return new Regex(_translated!, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, MostLinearTime);
        }
        catch (NotSupportedException)
        {
            // It looks ahead, behind, or back.
            return new Regex(_translated!, RegexOptions.CultureInvariant, MostTime);
        }
    }
}
