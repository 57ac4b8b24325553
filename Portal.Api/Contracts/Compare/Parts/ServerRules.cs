namespace Portal.Api.Contracts.Compare.Parts;

/// <summary>Addresses that the document, a path or an operation is served at.</summary>
internal static class ServerRules
{
    public static void Compare(Scope scope, Spot before, Spot after)
    {
        var (one, other) = (before.Get("servers"), after.Get("servers"));
        if (scope.Sameness.Same(one, other))
        {
            return;
        }
        var (old, young) = (ByAddress(one), ByAddress(other));
        foreach (var (address, server) in old.Where(server => !young.ContainsKey(server.Key)))
        {
            scope.Report("server-removed", server, null, $"The server {ValueText.Quote(address)} was removed.");
        }
        foreach (var (address, server) in young)
        {
            if (!old.TryGetValue(address, out var was))
            {
                scope.Report("server-added", null, server, $"The server {ValueText.Quote(address)} was added.");
                continue;
            }
            if (!scope.Sameness.Same(was.Get("variables"), server.Get("variables")))
            {
                scope.Report("server-variable-changed", was.Get("variables") ?? was, server.Get("variables") ?? server, $"The server {ValueText.Quote(address)} has other variables.");
            }
            scope.Words("server-description-changed", "description", was, server, $"The description of the server {ValueText.Quote(address)}");
        }
    }

    private static OrderedDictionary<string, Spot> ByAddress(Spot? servers)
    {
        var byAddress = new OrderedDictionary<string, Spot>(StringComparer.Ordinal);
        foreach (var server in servers?.Items() ?? [])
        {
            byAddress.TryAdd(server.Text("url") ?? "", server);
        }
        return byAddress;
    }
}
