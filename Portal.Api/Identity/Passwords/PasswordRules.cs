using System.Globalization;
using System.Text;

namespace Portal.Api.Identity.Passwords;

/// <summary>
/// Length over composition (NIST SP 800-63B): at least twelve characters of any kind, not one that guessers try first, and not
/// made of the person's own e-mail.
/// </summary>
public static class PasswordRules
{
    public const int MinLength = 12;
    public const int MaxLength = 128;

    /// <summary>What is wrong with the password, as a sentence; null when nothing is.</summary>
    public static string? Check(string? password, string? email)
    {
        if (string.IsNullOrEmpty(password) || password.Length < MinLength)
        {
            return $"A password has at least {MinLength} characters. A few unrelated words do well.";
        }
        if (password.Length > MaxLength)
        {
            return $"A password has at most {MaxLength} characters.";
        }
        if (ContainsEmail(password, email))
        {
            return "A password does not contain your e-mail address.";
        }
        return IsCommon(password) ? "This password is among the first that are tried. Take a few unrelated words." : null;
    }

    private static bool ContainsEmail(string password, string? email)
    {
        if (string.IsNullOrWhiteSpace(email))
        {
            return false;
        }
        var name = email.Split('@')[0];
        return password.Contains(email, StringComparison.OrdinalIgnoreCase)
            || (name.Length >= 4 && password.Contains(name, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsCommon(string password)
    {
        var plain = Plain(password);
        return plain.Length == 0
            || plain.Distinct().Count() < 4
            || CommonPasswords.Words.Contains(Repeated(plain))
            || CommonPasswords.Words.Contains(Repeated(plain.Trim("0123456789".ToCharArray())))
            || CommonPasswords.Runs.Any(run => run.Contains(plain, StringComparison.Ordinal) || run.Contains(Repeated(plain), StringComparison.Ordinal));
    }

    /// <summary>Lower case without punctuation, and letters for the digits that stand for them inside a word: P@ssw0rd is password.</summary>
    private static string Plain(string password)
    {
        var text = password.ToLower(CultureInfo.InvariantCulture);
        var letters = text.Any(char.IsAsciiLetter);
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var inside = letters && text[i..].Any(char.IsAsciiLetter);
            var character = text[i] switch
            {
                '@' => 'a',
                '$' => 's',
                '0' when inside => 'o',
                '1' or '!' when inside => 'i',
                '3' when inside => 'e',
                var other => other,
            };
            if (char.IsLetterOrDigit(character))
            {
                plain.Append(character);
            }
        }
        return plain.ToString();
    }

    /// <summary>What a text repeats: "abcabc" is "abc" twice.</summary>
    private static string Repeated(string text)
    {
        for (var length = 1; length <= text.Length / 2; length++)
        {
            if (text.Length % length == 0 && text == string.Concat(Enumerable.Repeat(text[..length], text.Length / length)))
            {
                return text[..length];
            }
        }
        return text;
    }
}
