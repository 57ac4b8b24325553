using System.CommandLine;
using System.CommandLine.Parsing;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation.Running;

namespace Portal.Api.CommandLine;

/// <summary>What is wrong with a line that was typed. Words that nobody knows come alone: what else is wrong is so because of them more often than not.</summary>
internal static class WrongWords
{
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        // A mistyped option is taken for one of the files where a command takes files; a file of such a name stands behind --.
        var options = parsed.Tokens.Any(token => token.Type is TokenType.DoubleDash) ? [] : parsed.Tokens.Where(token => token is { Type: TokenType.Argument, Value: ['-', '-', _, ..] }).Select(token => token.Value);
        string[] unknown = [.. parsed.UnmatchedTokens.Concat(options).Distinct()];
        return unknown.Length > 0 ? [.. unknown.Select(word => Unknown(word, parsed.CommandResult.Command))] : [.. parsed.Errors.Select(error => error.Message)];
    }

    /// <summary>What to type for help: as far as the words were understood.</summary>
    public static string HelpOf(ParseResult parsed)
    {
        var words = new List<string> { "--help" };
        for (var command = parsed.CommandResult; command.Command is not RootCommand; command = (CommandResult)command.Parent!)
        {
            words.Insert(0, command.Command.Name);
        }
        return string.Join(' ', words);
    }

    private static string Unknown(string word, Command command)
    {
        var isOption = word.StartsWith('-');
        string[] known = [.. isOption ? command.Options.SelectMany(option => option.Aliases.Prepend(option.Name)) : command.Subcommands.Select(inner => inner.Name)];
        var of = command is RootCommand ? "" : $" of '{command.Name}'";
        var meant = Likeness.Nearest(word, known) is { } near ? $"; did you mean '{near}'?" : ".";
        return $"'{Shorten.Text(word)}' is no {(isOption ? "option" : known.Length == 0 ? "argument" : "command")}{of}{meant}{(isOption || known.Length == 0 ? "" : $" It has {string.Join(", ", known)}.")}";
    }
}
