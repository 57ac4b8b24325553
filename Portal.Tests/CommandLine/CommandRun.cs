using Portal.Api.CommandLine;
using Portal.Api.CommandLine.Output;

namespace Portal.Tests.CommandLine;

/// <summary>A command run in this process: its exit code, and what it wrote.</summary>
internal sealed record CommandRun(int Code, string Out, string Error)
{
    public static Task<CommandRun> OfAsync(params string[] args) => RunAsync(null, args);

    /// <summary>Somebody is there, and says this to whatever is asked.</summary>
    public static Task<CommandRun> WithAsync(string said, params string[] args) => RunAsync(said, args);

    private static async Task<CommandRun> RunAsync(string? said, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Commands.RunAsync(args, new Terminal(output, error) { In = said is null ? null : new StringReader(said + "\n") }, TestContext.Current.CancellationToken);
        return new CommandRun(code, output.ToString(), error.ToString());
    }
}
