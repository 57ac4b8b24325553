using System.Collections.Frozen;

namespace Portal.Api.Identity.Passwords;

/// <summary>What guessers try first, as far as it reaches twelve characters by repetition, digits or punctuation around it.</summary>
internal static class CommonPasswords
{
    public static readonly FrozenSet<string> Words = new[]
    {
        "abc", "abcd", "abcdef", "admin", "administrator", "adminadmin", "asdf", "asdfgh", "asdfghjkl", "azerty", "azertyuiop", "baseball",
        "batman", "changeit", "changeme", "changemenow", "changethis", "computer", "default", "dragon", "football", "freedom", "guest",
        "hello", "helloworld", "iloveyou", "iloveyousomuch", "internet", "letmein", "letmeinnow", "login", "master", "michael", "monkey",
        "mustang", "mypassword", "ninja", "pass", "passphrase", "passpass", "passw", "password", "passwordpassword", "passwords",
        "princess", "qazwsx", "qazwsxedc", "qwer", "qwert", "qwerty", "qwertyuiop", "qwertz", "qwertzuiop", "root", "rootroot", "secret",
        "secretpassword", "shadow", "starwars", "summer", "sunshine", "superman", "supersecret", "temp", "temporary", "test", "tester",
        "testing", "testpassword", "testtest", "thisisapassword", "travel", "travels", "travelz", "trustno", "trustnoone", "user",
        "username", "welcome", "welcomeback", "whatever", "winter", "zxcvbn", "zxcvbnm",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Rows of the keyboard and of the alphabet, both ways: any stretch of one is a guess.</summary>
    public static readonly IReadOnlyList<string> Runs = Both(
        "01234567890123456789",
        "abcdefghijklmnopqrstuvwxyz",
        "qwertyuiopasdfghjklzxcvbnm",
        "qwertzuiopasdfghjklyxcvbnm",
        "1q2w3e4r5t6y7u8i9o0p",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
        "qazwsxedcrfvtgbyhnujm");

    private static string[] Both(params string[] rows) => [.. rows, .. rows.Select(row => string.Concat(row.Reverse()))];
}
