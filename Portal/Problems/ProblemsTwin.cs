using Portal.Api.Contracts.Markdown;
using Portal.Discovery.Twins;

namespace Portal.Problems;

internal sealed class ProblemsTwin : ITwin
{
    public Task<string?> WriteAsync(TwinCall call, CancellationToken cancellationToken)
    {
        var writer = new MarkdownWriter();
        writer.Heading(1, "Error codes");
        writer.Block("Every error is a problem by RFC 9457: a sentence for people, a code that never changes, and the request id that finds the call.");
        foreach (var (title, text, codes) in ProblemCodes.Groups)
        {
            writer.Heading(2, MarkdownEscape.Text(title));
            writer.Block(MarkdownEscape.Text(text));
            writer.Table(["Status", "Code", "Meaning"], codes.Select(code => new[]
            {
                MarkdownEscape.Text(code.Status), $"[{MarkdownEscape.Code(code.Code, inTable: true)}]({TwinPages.Path($"/problems/{code.Code}")})", MarkdownEscape.Text(code.Title),
            }));
        }
        return Task.FromResult<string?>(writer.ToString());
    }
}
