using System.Buffers;

namespace Portal.Api.Mesh.Istio;

/// <summary>What can be seen of a regular expression by its text alone. In doubt nothing is.</summary>
internal static class PatternText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(@"\.[](){}*+?|^$# ");
    private static readonly SearchValues<char> Classes = SearchValues.Create("wWdDsS");

    /// <summary>What every text that matches begins with, so that the rest of the pattern can be asked of the rest of the text.</summary>
    public static string Start(string pattern)
    {
        var end = pattern.AsSpan().IndexOfAny(Special);
        if (end < 0)
        {
            return pattern;
        }
        if (pattern.Contains('|', StringComparison.Ordinal) || LooksAround(pattern))
        {
            return "";
        }
        // What may stand there many times may stand there not at all.
        return pattern[..(pattern[end] is '*' or '?' or '{' or '+' ? Math.Max(0, end - 1) : end)];
    }

    /// <summary>
    /// No choices, no groups, and at most one part that may be of any length: whatever engine asks it, it goes through a text once. An engine that
    /// never backtracks takes milliseconds and half a megabyte to be made for a pattern, which such a one does not need.
    /// </summary>
    public static bool IsSimple(string pattern)
    {
        var repeated = 0;
        for (var at = 0; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case '(' or ')' or '|' or '^' or '$':
                    return false;
                case '\\':
                    at++;
                    if (at == pattern.Length || (char.IsAsciiLetterOrDigit(pattern[at]) && !Classes.Contains(pattern[at])))
                    {
                        return false;
                    }
                    break;
                case '[':
                    at = EndOfClass(pattern, at);
                    if (at < 0)
                    {
                        return false;
                    }
                    break;
                case '*' or '+' or '?' or '{':
                    repeated++;
                    break;
            }
        }
        return repeated <= 1;
    }

    /// <summary>It may have what an engine that never backtracks cannot do, which has to be found out when it is read.</summary>
    public static bool IsUnusual(string pattern)
    {
        for (var at = 0; at + 1 < pattern.Length; at++)
        {
            if (pattern[at] == '(' && pattern[at + 1] == '?' && (at + 2 == pattern.Length || pattern[at + 2] != ':'))
            {
                return true;
            }
            if (pattern[at] == '\\')
            {
                at++;
                if (char.IsAsciiDigit(pattern[at]) || pattern[at] is 'k' or 'G')
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>What stands before the rest of the text would matter to the rest of the pattern.</summary>
    private static bool LooksAround(string pattern)
    {
        for (var at = 0; at < pattern.Length; at++)
        {
            if (pattern[at] == '^' && (at == 0 || pattern[at - 1] != '['))
            {
                return true;
            }
            if (pattern[at] == '\\' && ++at < pattern.Length && pattern[at] is 'b' or 'B' or 'A' or 'G')
            {
                return true;
            }
        }
        return pattern.Contains("(?", StringComparison.Ordinal);
    }

    private static int EndOfClass(string pattern, int at)
    {
        for (at += at + 1 < pattern.Length && pattern[at + 1] == '^' ? 3 : 2; at < pattern.Length; at++)
        {
            switch (pattern[at])
            {
                case ']':
                    return at;
                case '[':
                    return -1;
                case '\\':
                    at++;
                    break;
            }
        }
        return -1;
    }
}
