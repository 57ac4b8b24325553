namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>For POSIX shells.</summary>
internal static class CurlWriter
{
    public static string Write(RequestModel request)
    {
        var method = request.Method switch
        {
            "GET" when request.Body is null => "",
            "HEAD" => "--head ",
            _ => $"-X {request.Method} ",
        };
        var parts = new List<string> { $"curl {method}{ShellText.Join(request.Url)}" };
        if (request.Certificate)
        {
            parts.Add("--cert client.pem --key client.key");
        }
        parts.AddRange(request.AllHeaders.Select(header => "-H " + ShellText.Join([header.Value with { Text = $"{header.Name}: {header.Value.Text}" }])));
        if (request.Body is { } body)
        {
            // Unlike -d, --data-raw gives no meaning to an @ at the start.
            parts.Add("--data-raw " + ShellText.Body(body.Text));
        }
        return ShellText.Lines(parts);
    }
}
