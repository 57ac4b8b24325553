using Portal.Api.CommandLine;
using Portal.Api.CommandLine.Output;

namespace Portal.Tests.CommandLine;

/// <summary>A command run in this process: its exit code, and what it wrote.</summary>
internal sealed record CommandRun(int Code, string Out, string Error)
{
    public static async Task<CommandRun> OfAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Commands.RunAsync(args, new Terminal(output, error), TestContext.Current.CancellationToken);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
