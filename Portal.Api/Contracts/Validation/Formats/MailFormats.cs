using System.Buffers;

namespace Portal.Api.Contracts.Validation.Formats;

/// <summary>Mail addresses of RFC 5321: a local part, plain or quoted, and a domain or an address in brackets.</summary>
internal static class MailFormats
{
    private static readonly SearchValues<char> Atom = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~.");

    public static bool IsAddress(ReadOnlySpan<char> text)
    {
        var mark = text.LastIndexOf('@');
        return mark > 0 && IsLocal(text[..mark]) && IsDomain(text[(mark + 1)..]);
    }

    private static bool IsLocal(ReadOnlySpan<char> local) => local switch
    {
        ['"', .. var quoted, '"'] => !quoted.ContainsAnyExceptInRange(' ', '~') && quoted.IndexOfAny('"', '\\') < 0,
        ['.', ..] or [.., '.'] => false,
        _ => !local.ContainsAnyExcept(Atom) && !local.Contains("..", StringComparison.Ordinal),
    };

    private static bool IsDomain(ReadOnlySpan<char> domain) => domain switch
    {
        ['[', 'I', 'P', 'v', '6', ':', .. var six, ']'] => HostFormats.IsIPv6(six),
        ['[', .. var four, ']'] => HostFormats.IsIPv4(four),
        _ => HostFormats.IsHostName(domain),
    };
}
