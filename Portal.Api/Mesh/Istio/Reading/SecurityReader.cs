using System.Net;

namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads the bodies of AuthorizationPolicy and PeerAuthentication.</summary>
internal static class SecurityReader
{
    /// <summary>Null: it leaves the mode to the namespace or the mesh, as if it were not there.</summary>
    public static PeerAuthentication? Peer(string name, string home, FieldReader spec)
    {
        var selector = Selector(spec);
        PeerMode? mode = null;
        if (spec.Map("mtls") is { } inner)
        {
            mode = inner.Word<PeerMode?>("mode", ("UNSET", null), ("PERMISSIVE", PeerMode.Permissive), ("STRICT", PeerMode.Strict));
            inner.Close();
        }
        spec.Close();
        return mode is null ? null : new PeerAuthentication(name, home, selector, mode.Value, spec.Spot);
    }

    public static AuthorizationPolicy Policy(string name, string home, FieldReader spec)
    {
        var action = spec.Word("action", ("ALLOW", PolicyAction.Allow), ("DENY", PolicyAction.Deny), ("CUSTOM", PolicyAction.Custom));
        string? provider = null;
        if (spec.Map("provider") is { } inner)
        {
            provider = inner.Text("name", required: true);
            inner.Close();
        }
        if (action is PolicyAction.Custom != provider is not null)
        {
            spec.Report("provider", action is PolicyAction.Custom ? "is required where action is CUSTOM: who decides" : "stands in a policy whose action is not CUSTOM");
        }
        var policy = new AuthorizationPolicy(name, home, Selector(spec), action, [.. spec.Maps("rules").Select(Rule)], spec.Spot) { Provider = provider };
        spec.Close();
        return policy;
    }

    private static PolicyRule Rule(FieldReader fields)
    {
        var rule = new PolicyRule(
            [.. fields.Maps("from").Select(Source)],
            [.. fields.Maps("to").Select(Operation)],
            [.. fields.Maps("when").Select(ConditionReader.Read)]);
        fields.Close();
        return rule;
    }

    private static PolicySource Source(FieldReader around)
    {
        var source = new PolicySource([], [], [], [], [], []);
        if (around.Map("source", required: true) is { } fields)
        {
            source = new PolicySource(
                Values(fields, "principals"),
                Values(fields, "notPrincipals"),
                Values(fields, "namespaces"),
                Values(fields, "notNamespaces"),
                Blocks(fields, "ipBlocks"),
                Blocks(fields, "notIpBlocks"));
            fields.Close();
        }
        around.Close();
        return source;
    }

    private static PolicyOperation Operation(FieldReader around)
    {
        var operation = new PolicyOperation([], [], [], [], [], []);
        if (around.Map("operation", required: true) is { } fields)
        {
            operation = new PolicyOperation(
                Values(fields, "hosts"),
                Values(fields, "notHosts"),
                Values(fields, "methods"),
                Values(fields, "notMethods"),
                Paths(fields, "paths"),
                Paths(fields, "notPaths"))
            {
                Ports = Ports(fields, "ports"),
                NotPorts = Ports(fields, "notPorts"),
            };
            fields.Close();
        }
        around.Close();
        return operation;
    }

    private static IReadOnlyList<string> Paths(FieldReader fields, string field)
    {
        var paths = Values(fields, field);
        foreach (var path in paths.Where(path => path.Contains('{', StringComparison.Ordinal)))
        {
            fields.Report(field, $"takes paths with an asterisk at an end; the template '{path}' is not executed by this mesh");
        }
        return paths;
    }

    /// <summary>An asterisk elsewhere than at an end means itself to Istio, which nobody who writes one has in mind.</summary>
    private static IReadOnlyList<string> Values(FieldReader fields, string field)
    {
        var values = fields.Texts(field);
        foreach (var value in values.Where(value => value.Length > 1 && value.AsSpan().Count('*') > (value.StartsWith('*') || value.EndsWith('*') ? 1 : 0)))
        {
            fields.Report(field, $"takes values with an asterisk at an end, not within: '{value}'");
        }
        return values;
    }

    internal static IReadOnlyList<string> Blocks(FieldReader fields, string field)
    {
        var blocks = fields.Texts(field);
        foreach (var block in blocks.Where(block => !IPNetwork.TryParse(block, out _) && !IPAddress.TryParse(block, out _)))
        {
            fields.Report(field, $"takes addresses such as 10.1.2.3 and blocks such as 10.0.0.0/8, not '{block}'");
        }
        return blocks;
    }

    internal static IReadOnlyList<string> Ports(FieldReader fields, string field)
    {
        var ports = fields.Texts(field);
        foreach (var port in ports.Where(port => !ushort.TryParse(port, out var number) || number == 0))
        {
            fields.Report(field, $"takes ports from 1 to 65535, not '{port}'");
        }
        return ports;
    }

    private static IReadOnlyDictionary<string, string> Selector(FieldReader fields)
    {
        if (fields.Map("selector") is not { } inner)
        {
            return new Dictionary<string, string>();
        }
        var labels = inner.Labels("matchLabels");
        inner.Close();
        return labels;
    }
}
