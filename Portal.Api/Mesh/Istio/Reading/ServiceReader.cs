using System.Net;

namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads the bodies of Gateway and ServiceEntry: what stands at the mesh's edges.</summary>
internal static class ServiceReader
{
    private static readonly string[] Protocols = ["HTTP", "HTTP2", "GRPC"];

    public static Gateway Gateway(string name, string home, FieldReader spec)
    {
        spec.Labels("selector");
        var servers = spec.Maps("servers").Select(Server).ToList();
        if (servers.Count == 0)
        {
            spec.Report("servers", "is required: at least one server with port and hosts");
        }
        spec.Close();
        return new Gateway(name, home, servers, spec.Spot);
    }

    public static ServiceEntry Entry(string name, string home, FieldReader spec)
    {
        var hosts = spec.Texts("hosts");
        if (hosts.Count == 0 || hosts.Any(host => host.Contains('*', StringComparison.Ordinal)))
        {
            spec.Report("hosts", "is required: the hosts these servers are called by, without asterisks");
        }
        var ports = spec.Maps("ports").Select(fields => Port(fields, hasTarget: true)).ToList();
        if (ports.Count == 0)
        {
            spec.Report("ports", "is required: at least one port");
        }
        // NONE, which is Istio's default, sends calls to whatever address the caller has found by itself: there is none here.
        if (!spec.Has("resolution"))
        {
            spec.Report("resolution", "is required: STATIC or DNS");
        }
        var resolution = spec.Word("resolution", ("STATIC", ServiceResolution.Static), ("DNS", ServiceResolution.Dns));
        var endpoints = spec.Maps("endpoints").Select(fields => Endpoint(fields, resolution, ports)).ToList();
        if (resolution is ServiceResolution.Static && endpoints.Count == 0)
        {
            spec.Report("endpoints", "is required where resolution is STATIC: the addresses of the servers");
        }
        var entry = new ServiceEntry(name, home, hosts, ports, resolution, endpoints, spec.Spot)
        {
            IsInside = spec.Word("location", ("MESH_EXTERNAL", false), ("MESH_INTERNAL", true)),
        };
        spec.Close();
        return entry;
    }

    private static GatewayServer Server(FieldReader fields)
    {
        fields.Text("name");
        var port = fields.Map("port", required: true) is { } inner ? Port(inner, hasTarget: false) : new ServicePort(80, "", Protocols[0], 80);
        var hosts = fields.Texts("hosts");
        if (hosts.Count == 0)
        {
            fields.Report("hosts", "is required: the hosts it takes calls for, or \"*\"");
        }
        fields.Close();
        return new GatewayServer(port.Number, port.Protocol, GatewayName.Of(hosts));
    }

    private static ServicePort Port(FieldReader fields, bool hasTarget)
    {
        var number = fields.Port("number", required: true) ?? 80;
        var protocol = fields.Text("protocol") ?? Protocols[0];
        if (!Protocols.Contains(protocol))
        {
            fields.Report("protocol", $"takes {string.Join(", ", Protocols)}; '{protocol}' is not executed by this mesh");
        }
        var port = new ServicePort(number, fields.Text("name") ?? "", protocol, hasTarget ? fields.Port("targetPort") ?? number : number);
        fields.Close();
        return port;
    }

    private static ServiceEndpoint Endpoint(FieldReader fields, ServiceResolution resolution, List<ServicePort> ports)
    {
        var address = fields.Text("address", required: true) ?? "";
        if (resolution is ServiceResolution.Static && address.Length > 0 && !IPAddress.TryParse(address, out _))
        {
            fields.Report("address", $"takes an IP address where resolution is STATIC, not '{address}'");
        }
        var own = new Dictionary<string, int>();
        if (fields.Map("ports") is { } inner)
        {
            foreach (var (name, _) in fields.Pairs("ports"))
            {
                if (!ports.Exists(port => port.Name == name))
                {
                    inner.Report(name, "is not the name of a port of this entry");
                }
                own[name] = inner.Port(name) ?? 0;
            }
            inner.Close();
        }
        var endpoint = new ServiceEndpoint(address, own, fields.Labels("labels"), fields.Text("serviceAccount"));
        fields.Close();
        return endpoint;
    }
}
