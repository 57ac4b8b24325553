using System.Net;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Istio.Reading;

namespace Portal.Api.Mesh.Policy;

/// <summary>A rule of an AuthorizationPolicy, ready to be asked without allocating. An empty rule takes everything.</summary>
internal sealed class CompiledRule(PolicyRule rule)
{
    private readonly Source[] _from = [.. rule.From.Select(source => new Source(source))];
    private readonly Operation[] _to = [.. rule.To.Select(operation => new Operation(operation))];
    private readonly Condition[] _when = [.. rule.When.Select(condition => new Condition(condition))];

    public bool Matches(in InboundQuery query) => MatchesFrom(query) && MatchesTo(query) && MatchesWhen(query);

    private bool MatchesFrom(in InboundQuery query)
    {
        foreach (var source in _from)
        {
            if (source.Matches(query))
            {
                return true;
            }
        }
        return _from.Length == 0;
    }

    private bool MatchesTo(in InboundQuery query)
    {
        foreach (var operation in _to)
        {
            if (operation.Matches(query))
            {
                return true;
            }
        }
        return _to.Length == 0;
    }

    private bool MatchesWhen(in InboundQuery query)
    {
        foreach (var condition in _when)
        {
            if (!condition.Matches(query))
            {
                return false;
            }
        }
        return true;
    }

    private static bool Matches(ValueMatch? asked, ValueMatch? not, ReadOnlySpan<char> value) => asked?.Matches(value) != false && not?.Matches(value) != true;

    private static bool Matches(AddressMatch? asked, AddressMatch? not, IPAddress address) => asked?.Matches(address) != false && not?.Matches(address) != true;

    private static bool Matches(int[] asked, int[] not, int port) => (asked.Length == 0 || asked.Contains(port)) && !not.Contains(port);

    private static int[] Ports(IReadOnlyList<string> ports) => [.. ports.Select(port => int.TryParse(port, out var number) ? number : 0)];

    private sealed class Source(PolicySource source)
    {
        private readonly ValueMatch? _principals = ValueMatch.Of(Principal.Known(source.Principals));
        private readonly ValueMatch? _notPrincipals = ValueMatch.Of(Principal.Known(source.NotPrincipals));
        private readonly ValueMatch? _namespaces = ValueMatch.Of(source.Namespaces);
        private readonly ValueMatch? _notNamespaces = ValueMatch.Of(source.NotNamespaces);
        private readonly AddressMatch? _addresses = AddressMatch.Of(source.IpBlocks);
        private readonly AddressMatch? _notAddresses = AddressMatch.Of(source.NotIpBlocks);

        public bool Matches(in InboundQuery query) =>
            CompiledRule.Matches(_principals, _notPrincipals, query.Principal)
            && CompiledRule.Matches(_namespaces, _notNamespaces, query.SourceNamespace)
            && CompiledRule.Matches(_addresses, _notAddresses, query.Source);
    }

    private sealed class Operation(PolicyOperation operation)
    {
        private readonly ValueMatch? _hosts = ValueMatch.Of(operation.Hosts, ignoreCase: true);
        private readonly ValueMatch? _notHosts = ValueMatch.Of(operation.NotHosts, ignoreCase: true);
        private readonly ValueMatch? _methods = ValueMatch.Of(operation.Methods);
        private readonly ValueMatch? _notMethods = ValueMatch.Of(operation.NotMethods);
        private readonly ValueMatch? _paths = ValueMatch.Of(operation.Paths);
        private readonly ValueMatch? _notPaths = ValueMatch.Of(operation.NotPaths);
        private readonly int[] _ports = Ports(operation.Ports);
        private readonly int[] _notPorts = Ports(operation.NotPorts);

        public bool Matches(in InboundQuery query) =>
            CompiledRule.Matches(_hosts, _notHosts, query.Host)
            && CompiledRule.Matches(_methods, _notMethods, query.Method)
            && CompiledRule.Matches(_paths, _notPaths, query.Path)
            && CompiledRule.Matches(_ports, _notPorts, query.Port);
    }

    private sealed class Condition
    {
        private readonly string _key;
        private readonly string? _header;
        private readonly ValueMatch? _values;
        private readonly ValueMatch? _notValues;
        private readonly AddressMatch? _addresses;
        private readonly AddressMatch? _notAddresses;
        private readonly int[] _ports = [];
        private readonly int[] _notPorts = [];

        public Condition(PolicyCondition condition)
        {
            _key = condition.Key;
            _header = ConditionReader.HeaderOf(_key);
            switch (_key)
            {
                case ConditionReader.SourceIp:
                    (_addresses, _notAddresses) = (AddressMatch.Of(condition.Values), AddressMatch.Of(condition.NotValues));
                    break;
                case ConditionReader.DestinationPort:
                    (_ports, _notPorts) = (Ports(condition.Values), Ports(condition.NotValues));
                    break;
                case ConditionReader.SourcePrincipal:
                    (_values, _notValues) = (ValueMatch.Of(Principal.Known(condition.Values)), ValueMatch.Of(Principal.Known(condition.NotValues)));
                    break;
                default:
                    (_values, _notValues) = (ValueMatch.Of(condition.Values), ValueMatch.Of(condition.NotValues));
                    break;
            }
        }

        public bool Matches(in InboundQuery query) => _key switch
        {
            ConditionReader.SourceIp => CompiledRule.Matches(_addresses, _notAddresses, query.Source),
            ConditionReader.DestinationPort => CompiledRule.Matches(_ports, _notPorts, query.Port),
            ConditionReader.SourcePrincipal => CompiledRule.Matches(_values, _notValues, query.Principal),
            ConditionReader.SourceNamespace => CompiledRule.Matches(_values, _notValues, query.SourceNamespace),
            _ => CompiledRule.Matches(_values, _notValues, query.Headers.TryGetValue(_header!, out var value) ? value.Count == 1 ? value[0] : string.Join(',', value.AsEnumerable()) : null),
        };
    }
}
