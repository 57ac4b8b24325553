using System.Text.RegularExpressions;

namespace Portal.Api.Contracts.Validation.Patterns;

/// <summary>A <c>pattern</c> of a schema. Where it can be it runs in time that grows with the text only; else it has 50 ms.</summary>
internal sealed class TextPattern
{
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(50);

    private readonly Regex? _regex;

    public TextPattern(string text)
    {
        Text = text;
        try
        {
            _regex = Make(text);
        }
        catch (ArgumentException)
        {
            Fault = $"'{Nodes.Shorten.Text(text)}' is no regular expression, so nothing is checked by it.";
        }
    }

    public string Text { get; }

    /// <summary>Why the pattern is of no use; null when it is.</summary>
    public string? Fault { get; }

    /// <summary>Null when the time was not enough to know.</summary>
    public bool? IsMatch(ReadOnlySpan<char> text)
    {
        try
        {
            return _regex?.IsMatch(text) ?? true;
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static Regex Make(string text)
    {
        try
        {
            return new Regex(text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Longest);
        }
        catch (NotSupportedException)
        {
            return new Regex(text, RegexOptions.CultureInvariant, Longest);
        }
    }
}
