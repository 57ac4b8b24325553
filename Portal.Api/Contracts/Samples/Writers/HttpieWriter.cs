namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>HTTPie 3, for POSIX shells.</summary>
internal static class HttpieWriter
{
    public static string Write(RequestModel request)
    {
        var parts = new List<string> { $"http --check-status {request.Method} {ShellText.Join(request.Url)}" };
        if (request.Certificate)
        {
            parts.Add("--cert client.pem --cert-key client.key");
        }
        parts.AddRange(request.AllHeaders.Select(header => ShellText.Join([header.Value with { Text = $"{header.Name}:{Value(header.Value.Text)}" }])));
        if (request.Body is { } body)
        {
            parts.Add("--raw " + ShellText.Body(body.Text));
        }
        return ShellText.Lines(parts);
    }

    /// <summary>After the colon an = would mean JSON and an @ a file.</summary>
    private static string Value(string text) => text is ['=' or '@', ..] ? "\\" + text : text;
}
