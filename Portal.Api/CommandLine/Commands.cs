using System.CommandLine;
using Portal.Api.CommandLine.Catalogs;
using Portal.Api.CommandLine.Contracts;
using Portal.Api.CommandLine.Output;

namespace Portal.Api.CommandLine;

/// <summary>The program as a tool: <c>contracts lint openapi/</c> and its like. Settings (<c>--Portal:Url=...</c>) start the server instead.</summary>
internal static class Commands
{
    /// <summary>The first argument is a word, or asks for help.</summary>
    public static bool AreMeant(string[] args) =>
        args is [{ Length: > 0 } first, ..]
        && (first is "--help" or "-h" or "-?" or "--version" || (first[0] is not ('-' or '/') && !first.Contains('=', StringComparison.Ordinal)));

    public static Task<int> RunAsync(string[] args) => RunAsync(args, Terminal.OfProcess(), CancellationToken.None);

    public static async Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken cancellationToken)
    {
        var parsed = Root(terminal).Parse(args);
        if (WrongWords.Of(parsed) is { Count: > 0 } wrongWords)
        {
            foreach (var line in wrongWords)
            {
                await terminal.Error.WriteLineAsync(line);
            }
            await terminal.Error.WriteLineAsync($"Say '{WrongWords.HelpOf(parsed)}' for what there is.");
            return ExitCode.WrongUsage;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false }, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (CommandException wrong)
        {
            await terminal.Error.WriteLineAsync(wrong.Message);
            return wrong.Code;
        }
    }

    private static RootCommand Root(Terminal terminal) => new("The Travelz developer portal: without a command, the server; with one, a tool for contracts and catalogues.")
    {
        new Command("contracts", "Judge, compare, bundle and publish OpenAPI documents.")
        {
            LintCommand.Create(terminal),
            RulesCommand.Create(terminal),
            DiffCommand.Create(terminal),
            BundleCommand.Create(terminal),
            PublishCommand.Create(terminal),
        },
        ApplyCommand.Create(terminal),
        ExportCommand.Create(terminal),
    };
}
