using System.Text.RegularExpressions;
using Portal.Api.Contracts.Samples;

namespace Portal.Console;

/// <summary>
/// The places of a body where a file can be put in: parts of a form that have a file's name (RFC 7578, section 4.2), or all of a body that is no text. What is written there
/// is sent where nobody chooses a file.
/// </summary>
internal sealed partial class FileParts
{
    public static readonly FileParts None = new([], []);

    private const string Boundary = "boundary=";
    private const string Line = "\r\n";

    private FileParts(IReadOnlyList<string> names, IReadOnlyList<BodyPiece> pieces) => (Names, Pieces) = (names, pieces);

    /// <summary>What each is called, in their order.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The whole body, in its order.</summary>
    public IReadOnlyList<BodyPiece> Pieces { get; }

    public static FileParts Of(RequestContent? body)
    {
        if (body is null)
        {
            return None;
        }
        if (!body.MediaType.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            return AnswerBody.IsText(body.MediaType) ? None : new FileParts(["the body"], [new BodyPiece(body.Text, 0, BodyPiece.Bytes)]);
        }
        var boundary = body.MediaType.IndexOf(Boundary, StringComparison.OrdinalIgnoreCase) is >= 0 and var at ? body.MediaType[(at + Boundary.Length)..].Trim('"') : "";
        return boundary.Length == 0 ? None : OfForm(body.Text, boundary);
    }

    private static FileParts OfForm(string text, string boundary)
    {
        var pieces = new List<BodyPiece>();
        var names = new List<string>();
        var end = 0;
        foreach (var (from, to) in Parts(text, "--" + boundary))
        {
            var head = text.IndexOf(Line + Line, from, to - from, StringComparison.Ordinal);
            if (head < 0 || Disposition().Match(text, from, head - from) is not { Success: true } disposition)
            {
                continue;
            }
            var type = ContentType().Match(text, from, head - from).Groups["type"];
            (int At, int Length, string What)[] places = [(disposition.Groups["file"].Index, disposition.Groups["file"].Length, BodyPiece.FileName), (type.Index, type.Length, BodyPiece.MediaType), (head + 4, to - head - 4, BodyPiece.Bytes)];
            foreach (var (start, length, what) in places.Where(place => place.What != BodyPiece.MediaType || type.Success).OrderBy(place => place.At))
            {
                pieces.Add(new BodyPiece(text[end..start]));
                pieces.Add(new BodyPiece(text.Substring(start, length), names.Count, what));
                end = start + length;
            }
            names.Add(disposition.Groups["name"].Value);
        }
        return names.Count == 0 ? None : new FileParts(names, [.. pieces, new BodyPiece(text[end..])]);
    }

    /// <summary>From the first header of each to the end of its content (RFC 2046, section 5.1.1).</summary>
    private static IEnumerable<(int From, int To)> Parts(string text, string delimiter)
    {
        var from = text.StartsWith(delimiter + Line, StringComparison.Ordinal) ? delimiter.Length + Line.Length : -1;
        while (from >= 0 && Next(text, Line + delimiter, from) is >= 0 and var to)
        {
            yield return (from, to);
            var after = to + Line.Length + delimiter.Length;
            from = text.AsSpan(after).StartsWith(Line, StringComparison.Ordinal) ? after + Line.Length : -1;
        }
    }

    private static int Next(string text, string delimiter, int from)
    {
        var at = text.IndexOf(delimiter, from, StringComparison.Ordinal);
        while (at >= 0 && text.AsSpan(at + delimiter.Length) is var rest && !rest.StartsWith(Line, StringComparison.Ordinal) && !rest.StartsWith("--", StringComparison.Ordinal))
        {
            at = text.IndexOf(delimiter, at + 1, StringComparison.Ordinal);
        }
        return at;
    }

    [GeneratedRegex("""^Content-Disposition:[ ]*form-data;[ ]*name="(?<name>[^"\r\n]*)";[ ]*filename="(?<file>[^"\r\n]*)["]""", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Disposition();

    [GeneratedRegex("^Content-Type:[ ]*(?<type>[^\r\n]*)", RegexOptions.IgnoreCase | RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ContentType();
}

/// <summary>Text of a body as it is written, or where <see cref="Part"/> counts a file from 0, what stands there unless one is chosen: its name, its media type, or its bytes.</summary>
internal sealed record BodyPiece(string Text, int? Part = null, string? What = null)
{
    public const string FileName = "name";
    public const string MediaType = "type";
    public const string Bytes = "bytes";
}
