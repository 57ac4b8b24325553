using System.CommandLine;
using System.Text;
using Portal.Api.CommandLine.Output;
using Portal.Api.Contracts;

namespace Portal.Api.CommandLine.Contracts;

/// <summary><c>contracts bundle FILE|FOLDER|ZIP</c>: one document of several files. The same files make the same bytes.</summary>
internal static class BundleCommand
{
    private const string AsNamed = "as-named";

    public static Command Create(Terminal terminal)
    {
        var path = new Argument<string>("file") { Description = "The contract: a file that refers to others beside it, a folder, or a zip." };
        var output = new Option<string>("--output", "-o") { Description = "Where the one document goes; without it, to standard output.", HelpName = "file" };
        var format = CommonOptions.Choice("--format", "The form of the document; by default that of the output's name, else of the contract.", AsNamed, "yaml", "json");
        var command = new Command("bundle", "Make one document of a contract whose files refer to each other.") { path, output, format };
        command.SetAction(parsed =>
        {
            var document = ContractInput.Of(parsed.GetRequiredValue(path)).Open();
            var file = parsed.GetValue(output);
            var bytes = document.As(FormatOf(parsed.GetRequiredValue(format), file, document));
            if (file is null)
            {
                terminal.Out.Write(Encoding.UTF8.GetString(bytes.Span));
            }
            else
            {
                OutputFile.Write(file, bytes.Span);
            }
            return ExitCode.Fine;
        });
        return command;
    }

    private static ContractFormat FormatOf(string asked, string? file, ContractDocument document) => (asked, Path.GetExtension(file)?.ToUpperInvariant()) switch
    {
        ("json", _) or (AsNamed, ".JSON") => ContractFormat.Json,
        ("yaml", _) or (AsNamed, ".YAML" or ".YML") => ContractFormat.Yaml,
        _ => document.Format is ContractFormat.Json ? ContractFormat.Json : ContractFormat.Yaml,
    };
}
