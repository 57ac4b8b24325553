using System.CommandLine;

namespace Portal.Api.CommandLine;

internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Write the result as JSON." };

    public static Option<string> Server() => new("--server")
    {
        Description = "The portal's address; TRAVELZ_SERVER says it too.",
        HelpName = "address",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("TRAVELZ_SERVER") ?? "http://localhost:5080",
    };

    public static Option<string> TokenFile() => new("--token-file")
    {
        Description = "A file with an administrator's access token. Without it, the environment variable TRAVELZ_TOKEN.",
        HelpName = "file",
    };

    /// <summary>In spite of the gate. See <see cref="ForceTakesReason"/>.</summary>
    public static (Option<bool> Force, Option<string> Reason) Force() => (
        new("--force") { Description = "Publish although it breaks callers or has errors; with --reason, for administrators, audited." },
        new("--reason") { Description = "Why it is forced, in 10 to 500 characters." });

    public static void ForceTakesReason(this Command command, Option<bool> force, Option<string> reason) => command.Validators.Add(result =>
    {
        if (result.GetValue(force) && string.IsNullOrWhiteSpace(result.GetValue(reason)))
        {
            result.AddError("--force takes --reason: it is kept in the audit trail.");
        }
    });

    /// <summary>The first choice is the default.</summary>
    public static Option<string> Choice(string name, string description, params string[] choices)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => choices[0] };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }
}
