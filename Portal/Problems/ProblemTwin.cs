using Portal.Api.Contracts.Markdown;
using Portal.Discovery.Twins;

namespace Portal.Problems;

internal sealed class ProblemTwin : ITwin
{
    public Task<string?> WriteAsync(TwinCall call, CancellationToken cancellationToken) => Task.FromResult(ProblemCodes.Find(call.Text("Code")) is { } problem ? Write(problem) : null);

    private static string Write(ProblemCode problem)
    {
        var writer = new MarkdownWriter();
        writer.Heading(1, MarkdownEscape.Text(problem.Title));
        writer.Item($"Code: {MarkdownEscape.Code(problem.Code)}");
        writer.Item($"Status: {MarkdownEscape.Text(problem.Status)}");
        writer.Heading(2, "What it means");
        writer.Block(MarkdownEscape.Text(problem.Meaning));
        writer.Heading(2, "What to do");
        writer.Block(MarkdownEscape.Text(problem.Remedy));
        writer.Block($"All codes: [{TwinPages.Path("/problems")}]({TwinPages.Path("/problems")})");
        return writer.ToString();
    }
}
