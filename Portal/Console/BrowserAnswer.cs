namespace Portal.Console;

/// <summary>
/// What the browser reports of a call it made. <see cref="Failure"/> is set when there was no answer, or none that came whole: then
/// <see cref="Status"/> is not 0. The body is fetched apart from this, and only as much of it as is shown.
/// </summary>
public sealed record BrowserAnswer(
    int Status,
    string Reason,
    double Milliseconds,
    long Bytes,
    bool Complete,
    IReadOnlyList<BrowserHeader> Headers,
    string? Failure)
{
    public string? Header(string name) => Headers.FirstOrDefault(header => string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))?.Value;
}

public sealed record BrowserHeader(string Name, string Value);
