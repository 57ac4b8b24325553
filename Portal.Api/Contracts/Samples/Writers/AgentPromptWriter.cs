using System.Text;

namespace Portal.Api.Contracts.Samples.Writers;

/// <summary>The call in words for a coding agent: what to send, what the answers mean, and what to keep secret.</summary>
internal static class AgentPromptWriter
{
    public static string Write(RequestModel request)
    {
        var url = string.Concat(request.Url.Select(piece => piece.Text + (piece.Variable is null ? "" : $"${{{piece.Variable}}}")));
        var text = new StringBuilder($"Write code that makes this HTTP call and returns its answer{(request.Title is { Length: > 0 } title ? $" ({title.ReplaceLineEndings(" ")})" : "")}.\n\n");
        text.Append($"- Request: {request.Method} {url}\n");
        foreach (var header in request.AllHeaders)
        {
            text.Append($"- Header {header.Name}: {header.Value.Text.ReplaceLineEndings(" ")}{(header.Value.Variable is { } variable ? $"${{{variable}}}" : "")}\n");
        }
        foreach (var variable in request.Variables)
        {
            text.Append($"- ${{{variable}}} is the value of the environment variable {variable}. It is a secret: read it at run time; never print, log or store it.\n");
        }
        if (request.Body is { } body)
        {
            var fence = "```";
            while (body.Text.Contains(fence, StringComparison.Ordinal))
            {
                fence += "`";
            }
            text.Append($"- Body:\n\n{fence}{(CodeText.IsJson(body) ? "json" : "")}\n{body.Text}\n{fence}\n\n");
        }
        text.Append($"- A status of 200 to 299 means success{(request.ExpectsJson ? "; the answer is JSON" : "")}.\n");
        text.Append("- Any other status is an error. If its media type is application/problem+json (RFC 9457), report title, detail and code.\n");
        text.Append("- On 429 wait for the seconds in Retry-After before trying again; on 500 to 599 try again at most twice, and only if the method is idempotent.\n");
        return text.ToString();
    }
}
