using Portal.Api.Contracts.Validation.Compiled;

namespace Portal.Api.Contracts.Validation.Formats;

/// <summary>The formats that are checked, each with the words that say what would fit. Any other format asks nothing.</summary>
internal static class KnownFormats
{
    public static readonly IReadOnlyDictionary<string, ValueFormat> All = ((ValueFormat[])
    [
        Text("date", "a date such as 2026-11-23", TimeFormats.IsDate),
        Text("date-time", "a date and time such as 2026-11-23T08:30:00Z", TimeFormats.IsDateTime),
        Text("time", "a time with its zone such as 08:30:00Z", TimeFormats.IsTime),
        Text("duration", "a duration such as P3DT4H", TimeFormats.IsDuration),
        Text("email", "an e-mail address", MailFormats.IsAddress),
        Text("hostname", "a host name such as api.example.com", HostFormats.IsHostName),
        Text("ipv4", "an IPv4 address such as 192.0.2.1", HostFormats.IsIPv4),
        Text("ipv6", "an IPv6 address such as 2001:db8::1", HostFormats.IsIPv6),
        Text("uri", "an absolute URI such as https://example.com/a", UriFormats.IsUri),
        Text("uri-reference", "a URI or a relative reference such as /a?b=1", UriFormats.IsReference),
        Text("iri", "an absolute IRI such as https://example.com/è", static text => UriFormats.IsUri(WithAscii(text))),
        Text("iri-reference", "an IRI or a relative reference such as /è?b=1", static text => UriFormats.IsReference(WithAscii(text))),
        Text("idn-email", "an e-mail address", static text => MailFormats.IsAddress(WithAscii(text))),
        Text("uri-template", "a URI template such as /trips/{id}", UriTemplates.IsTemplate),
        Text("json-pointer", "a JSON pointer such as /a/0", PointerFormats.IsPointer),
        Text("relative-json-pointer", "a relative JSON pointer such as 1/a", PointerFormats.IsRelative),
        Text("regex", "a regular expression of ECMA-262", static text => new Patterns.TextPattern(text.ToString()).Fault is null),
        Text("uuid", "a UUID such as 2eb8aa08-aa98-11ea-b4aa-73b441d16380", CodeFormats.IsUuid),
        Text("byte", "Base64 such as aGVsbG8=", CodeFormats.IsBase64),
        Text("base64", "Base64 such as aGVsbG8=", CodeFormats.IsBase64),
        Text("base64url", "Base64 for URLs such as aGVsbG8", CodeFormats.IsBase64Url),
        Whole("int8", "-128", "127"),
        Whole("int16", "-32768", "32767"),
        Whole("int32", "-2147483648", "2147483647"),
        Whole("int64", "-9223372036854775808", "9223372036854775807"),
        Whole("uint8", "0", "255"),
        Whole("uint16", "0", "65535"),
        Whole("uint32", "0", "4294967295"),
        Whole("uint64", "0", "18446744073709551615"),
        Within("float", "a number of single precision (up to 3.4E+38)", "-3.4028235e38", "3.4028235e38", isWhole: false),
        Within("double", "a number of double precision (up to 1.7E+308)", "-1.7976931348623158e308", "1.7976931348623158e308", isWhole: false),
    ]).ToDictionary(format => format.Name, StringComparer.Ordinal);

    private static ValueFormat Text(string name, string words, TextFormatCheck check) => new(name, words, check, null);

    /// <summary>Letters beyond ASCII stand where ASCII letters may: with those in their place, the rules for ASCII tell.</summary>
    private static ReadOnlySpan<char> WithAscii(ReadOnlySpan<char> text)
    {
        if (System.Text.Ascii.IsValid(text))
        {
            return text;
        }
        var plain = text.ToArray();
        for (var index = 0; index < plain.Length; index++)
        {
            // The full-width at sign is a letter to nobody.
            plain[index] = plain[index] is < '\u0080' or '\uFF20' ? plain[index] : 'a';
        }
        return plain;
    }

    private static ValueFormat Whole(string name, string least, string most) =>
        Within(name, $"a whole number from {least} to {most} ({name})", least, most, isWhole: true);

    private static ValueFormat Within(string name, string words, string least, string most, bool isWhole)
    {
        var (low, high) = (ExactNumber.Parse(least), ExactNumber.Parse(most));
        return new ValueFormat(
            name, words, null, number => (!isWhole || number.IsInteger) && ExactNumber.Compare(number, low) >= 0 && ExactNumber.Compare(number, high) <= 0);
    }
}
