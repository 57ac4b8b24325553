namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>GNU Wget, for POSIX shells.</summary>
internal static class WgetWriter
{
    public static string Write(RequestModel request)
    {
        // An error's body says what was wrong, and by itself Wget would throw it away.
        var parts = new List<string> { "wget -qO- --content-on-error" };
        if (request.Method != "GET" || request.Body is not null)
        {
            parts.Add($"--method={request.Method}");
        }
        if (request.Certificate)
        {
            parts.Add("--certificate=client.pem --private-key=client.key");
        }
        parts.AddRange(request.AllHeaders.Select(header => "--header=" + ShellText.Join([header.Value with { Text = $"{header.Name}: {header.Value.Text}" }])));
        if (request.Body is { } body)
        {
            parts.Add("--body-data=" + ShellText.Body(body.Text));
        }
        parts.Add(ShellText.Join(request.Url));
        return ShellText.Lines(parts);
    }
}
