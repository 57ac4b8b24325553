using System.Text.RegularExpressions;
using Portal.Api.Contracts.Lint.Walk;
using Portal.Api.Contracts.Nodes;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>Where the API is called: samples, the console and generated clients begin with it.</summary>
internal static partial class ServerRules
{
    private static readonly string[] Placeholders = ["example.com", "example.org", "example.net", "yourdomain.com", "your-domain.com", "api.server.test"];

    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<DocumentSite>(
            "server-defined", Warning, "A server is named",
            "Without a server, readers and generated clients do not know which address the paths belong to.",
            "List at least one entry under servers.",
            (document, notes) =>
            {
                if (document.Node.Get("servers").Items().Count == 0 && document.Run.Operations.Any(operation => operation.IsInbound && !operation.Has("servers")))
                {
                    notes.Add(document.Place.At("servers"), "The document names no server.");
                }
            }),
        LintCheck.On<ServerSite>(
            "server-https", Warning, "Servers are called by https",
            "By plain http everyone on the way reads and changes the calls, credentials included (OWASP API8).",
            "Give the server an https address.",
            (server, notes) =>
            {
                if (Address(server) is { } address && address.Scheme is "http" or "ws" && !address.IsLoopback)
                {
                    notes.Add(server.Place.At("url"), $"'{Shorten.Text(server.Url)}' is not encrypted.");
                }
            }),
        LintCheck.On<ServerSite>(
            "server-trailing-slash", Warning, "Server addresses do not end in a slash",
            "Paths begin with one: together they make addresses with two slashes, which many servers do not know.",
            "Take the slash off the end.",
            (server, notes) =>
            {
                if (server.Url.Length > 1 && server.Url.EndsWith('/'))
                {
                    notes.Add(server.Place.At("url"), $"'{Shorten.Text(server.Url)}' ends in a slash.");
                }
            }),
        LintCheck.On<ServerSite>(
            "server-placeholder", Hint, "Servers can be reached by readers",
            "A reader elsewhere cannot call localhost, and nobody can call an example; samples copied from the page fail.",
            "Name the address that partners call, or leave it to the portal by a server variable.",
            (server, notes) =>
            {
                if (Address(server) is { } address && (address.IsLoopback || Placeholders.Any(host => address.Host == host || address.Host.EndsWith("." + host, StringComparison.Ordinal))))
                {
                    notes.Add(server.Place.At("url"), $"'{Shorten.Text(address.Host)}' is no address that a reader can call.");
                }
            }),
        LintCheck.On<ServerSite>(
            "server-variable-defined", Error, "Variables in server addresses are defined",
            "Neither the samples nor the console can fill in a variable that is not described.",
            "Describe the variable under variables, with a default.",
            (server, notes) =>
            {
                foreach (var name in Variable().Matches(server.Url).Select(match => match.Groups[1].Value).Where(name => server.Node.Get("variables").Get(name) is null))
                {
                    notes.Add(server.Place.At("url"), $"The variable '{Shorten.Text(name)}' is not defined.");
                }
            }),
        LintCheck.On<ServerSite>(
            "server-variable-default", Warning, "Server variables have a default among their values",
            "The default is what samples use; one that the list of values leaves out makes samples that cannot work.",
            "Give the variable a default that stands in its enum.",
            (server, notes) =>
            {
                foreach (var variable in server.Place.Members("variables"))
                {
                    var values = variable.Node.Get("enum").Items();
                    if (variable.Text("default") is not { } chosen || (values.Count > 0 && values.All(value => value.AsString != chosen)))
                    {
                        notes.Add(variable.At("default"), $"The variable '{Shorten.Text(variable.Name)}' has no default that it allows.");
                    }
                }
            }),
        LintCheck.On<ServerSite>(
            "server-description", Hint, "Servers say what they are for",
            "Whoever does not know which server is for production and which for tests calls the wrong one (OWASP API9).",
            "Describe the environment, such as Production or Sandbox.",
            (server, notes) =>
            {
                if (string.IsNullOrWhiteSpace(server.Text("description")))
                {
                    notes.Add(server.Place.At("description"), $"'{Shorten.Text(server.Url)}' does not say which environment it is.");
                }
            }),
    ];

    /// <summary>The absolute address with the variables' defaults; null for relative ones and for what is none.</summary>
    private static Uri? Address(ServerSite server)
    {
        var url = Variable().Replace(server.Url, match => server.Node.Get("variables").Get(match.Groups[1].Value).Text("default") ?? match.Groups[1].Value);
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is not "file" ? address : null;
    }

    [GeneratedRegex(@"\{([^{}]+)\}")]
    private static partial Regex Variable();
}
