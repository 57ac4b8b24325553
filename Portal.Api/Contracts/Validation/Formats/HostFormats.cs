using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Portal.Api.Contracts.Validation.Formats;

/// <summary>Host names (RFC 1123) and addresses.</summary>
internal static class HostFormats
{
    private static readonly SearchValues<char> SixLetters = SearchValues.Create("0123456789abcdefABCDEF:.");
    private static readonly IdnMapping International = new() { AllowUnassigned = false, UseStd3AsciiRules = true };

    public static bool IsHostName(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 253)
        {
            return false;
        }
        foreach (var label in text.Split('.'))
        {
            if (!IsLabel(text[label]))
            {
                return false;
            }
        }
        return true;
    }

    public static bool IsIPv4(ReadOnlySpan<char> text)
    {
        var parts = 0;
        foreach (var part in text.Split('.'))
        {
            var digits = text[part];
            if (++parts > 4 || digits.Length is 0 or > 3 || (digits.Length > 1 && digits[0] == '0') || digits.ContainsAnyExceptInRange('0', '9')
                || int.Parse(digits, CultureInfo.InvariantCulture) > 255)
            {
                return false;
            }
        }
        return parts == 4;
    }

    public static bool IsIPv6(ReadOnlySpan<char> text)
    {
        if (text.Length is 0 or > 45 || text.ContainsAnyExcept(SixLetters))
        {
            return false;
        }
        var quad = text.LastIndexOf(':') + 1;
        return (!text.Contains('.') || IsIPv4(text[quad..]))
            && IPAddress.TryParse(text, out var address)
            && address.AddressFamily is AddressFamily.InterNetworkV6;
    }

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length is 0 or > 63 || label[0] == '-' || label[^1] == '-')
        {
            return false;
        }
        foreach (var letter in label)
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter != '-')
            {
                return false;
            }
        }
        return !label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase) || IsInternational(label);
    }

    /// <summary>A name of other letters, spelled in ASCII (xn--): it must mean one.</summary>
    private static bool IsInternational(ReadOnlySpan<char> label)
    {
        try
        {
            return InternationalLabel.IsAllowed(International.GetUnicode(label.ToString()));
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
