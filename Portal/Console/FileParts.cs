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
        var pieces = new List<BodyPiece>();
        var names = new List<string>();
        var end = 0;
        foreach (Match part in FilePart().Matches(body.Text))
        {
            foreach (var (group, what) in new[] { ("file", BodyPiece.FileName), ("type", BodyPiece.MediaType), ("bytes", BodyPiece.Bytes) })
            {
                if (part.Groups[group] is { Success: true } place)
                {
                    pieces.Add(new BodyPiece(body.Text[end..place.Index]));
                    pieces.Add(new BodyPiece(place.Value, names.Count, what));
                    end = place.Index + place.Length;
                }
            }
            names.Add(part.Groups["name"].Value);
        }
        return names.Count == 0 ? None : new FileParts(names, [.. pieces, new BodyPiece(body.Text[end..])]);
    }

    [GeneratedRegex("""(?<=^|\n)--(?<boundary>[^\r\n]+)\r\nContent-Disposition:[ ]*form-data;[ ]*name="(?<name>[^"\r\n]*)";[ ]*filename="(?<file>[^"\r\n]*)"\r\n(?:Content-Type:[ ]*(?<type>[^\r\n]*)\r\n)?\r\n(?<bytes>.*?)(?=\r\n--\k<boundary>(?:--)?(?:\r\n|$))""",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FilePart();
}

/// <summary>Text of a body as it is written, or where <see cref="Part"/> counts a file from 0, what stands there unless one is chosen: its name, its media type, or its bytes.</summary>
internal sealed record BodyPiece(string Text, int? Part = null, string? What = null)
{
    public const string FileName = "name";
    public const string MediaType = "type";
    public const string Bytes = "bytes";
}
