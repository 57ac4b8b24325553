using Portal.Api.Contracts.Lint;
using Portal.Api.Hosting;

namespace Portal.Api.CommandLine.Contracts;

/// <summary>What rules weigh on the command line: the program's settings, as the server would read them, and what was said for this run.</summary>
internal static class LintRuleSettings
{
    public static LintSettings Read(IReadOnlyList<string> said)
    {
        var configuration = new ConfigurationBuilder()
            .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true)
            .AddEnvironmentVariables()
            .AddInMemoryCollection(said.Select(Said))
            .Build();
        var options = new LintOptions();
        configuration.GetSection(LintOptions.Section).Bind(options);
        var validated = new NamedKeyValidator<LintOptions>(LintOptions.Section, new LintOptionsValidator()).Validate(null, options);
        return validated.Failed
            ? throw new CommandException(ExitCode.WrongUsage, string.Join('\n', validated.Failures))
            : options.ToSettings();
    }

    private static KeyValuePair<string, string?> Said(string rule) => rule.Split('=', 2) is [var id, var level]
        ? new KeyValuePair<string, string?>($"{LintOptions.Section}:{nameof(LintOptions.Rules)}:{id}", level)
        : throw new CommandException(ExitCode.WrongUsage, $"--rule takes a rule and a severity, such as operation-description=warning; '{rule}' is none.");
}
