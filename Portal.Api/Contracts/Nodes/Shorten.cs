namespace Portal.Api.Contracts.Nodes;

/// <summary>Keeps what a document says from flooding a message about it.</summary>
internal static class Shorten
{
    public static string Text(string text, int length = 60)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= length ? line : string.Concat(line.AsSpan(0, length), "...");
    }
}
