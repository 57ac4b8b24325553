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

    /// <summary>The first choice is the default.</summary>
    public static Option<string> Choice(string name, string description, params string[] choices)
    {
        var option = new Option<string>(name) { Description = description, DefaultValueFactory = _ => choices[0] };
        option.AcceptOnlyFromAmong(choices);
        return option;
    }
}
