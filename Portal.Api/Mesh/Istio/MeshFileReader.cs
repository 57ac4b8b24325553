using System.Globalization;
using Portal.Api.Mesh.GatewayApi;
using Portal.Api.Mesh.Istio.Reading;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Portal.Api.Mesh.Istio;

/// <summary>Reads a set of mesh files: the objects in them, in the order of file names and within a file, and all that is wrong with them.</summary>
internal static class MeshFileReader
{
    private const string Networking = "networking.istio.io";
    private const string Security = "security.istio.io";

    private static readonly Dictionary<string, string> Groups = new()
    {
        ["VirtualService"] = Networking,
        ["DestinationRule"] = Networking,
        ["Gateway"] = Networking,
        ["ServiceEntry"] = Networking,
        ["AuthorizationPolicy"] = Security,
        ["PeerAuthentication"] = Security,
        ["HTTPRoute"] = "gateway.networking.k8s.io",
    };

    public static MeshObjects Read(IEnumerable<MeshFile> files) => MeshObjects.Of(files.OrderBy(file => file.Name, StringComparer.Ordinal).Select(Read));

    public static MeshObjects Read(MeshFile file)
    {
        var objects = new MeshObjects([], [], []);
        Read(file, objects);
        return objects;
    }

    private static void Read(MeshFile file, MeshObjects objects)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(file.Text));
        }
        catch (YamlException exception)
        {
            var reason = exception.InnerException?.Message ?? exception.Message;
            objects.Problems.Add(new MeshProblem(file.Name, FieldReader.Line(exception.Start), "yaml", reason));
            return;
        }
        catch (InvalidOperationException)
        {
            // The parser says this of some texts that break off inside a list or an object, and does not say where.
            objects.Problems.Add(new MeshProblem(file.Name, LastLineRead(file.Text), "yaml", "is not YAML: something that was begun here is not ended"));
            return;
        }
        foreach (var root in stream.Documents.Select(document => document.RootNode))
        {
            if (root is YamlMappingNode map)
            {
                ReadObject(new FieldReader(new FileSpot(file.Name, FieldReader.Line(root.Start), ""), map, objects.Problems), objects);
            }
            else if (root is not YamlScalarNode { Value: null or "" })
            {
                objects.Problems.Add(new MeshProblem(file.Name, FieldReader.Line(root.Start), "document", "takes fields: apiVersion, kind, metadata, spec"));
            }
        }
    }

    private static int LastLineRead(string text)
    {
        var parser = new Parser(new StringReader(text));
        try
        {
            while (parser.MoveNext())
            {
                // Only as far as it goes.
            }
        }
        catch (InvalidOperationException)
        {
            // As expected.
        }
        return parser.Current is { } last ? FieldReader.Line(last.End) : 1;
    }

    private static void ReadObject(FieldReader fields, MeshObjects objects)
    {
        var version = fields.Text("apiVersion", required: true);
        var kind = fields.Text("kind", required: true);
        var (name, home, createdAt) = Metadata(fields);
        var spec = fields.Map("spec", required: true);
        fields.Close();
        if (kind is null || Groups.GetValueOrDefault(kind) is not { } group)
        {
            if (kind is not null)
            {
                fields.Report("kind", $"takes {string.Join(", ", Groups.Keys)}; '{kind}' is not executed by this mesh");
            }
        }
        else if (version is not null && version != $"{group}/v1" && version != $"{group}/v1beta1")
        {
            fields.Report("apiVersion", $"takes {group}/v1 or {group}/v1beta1, not '{version}'");
        }
        else if (spec is not null)
        {
            Take(kind, name, home, createdAt, spec, objects);
        }
    }

    private static void Take(string kind, string name, string home, DateTimeOffset? createdAt, FieldReader spec, MeshObjects objects)
    {
        switch (kind)
        {
            case "VirtualService":
                objects.VirtualServices.Add(VirtualServiceReader.Read(name, spec) with { Namespace = home });
                break;
            case "DestinationRule":
                objects.DestinationRules.Add(DestinationRuleReader.Read(name, spec) with { Namespace = home });
                break;
            case "Gateway":
                objects.Gateways.Add(ServiceReader.Gateway(name, home, spec));
                break;
            case "ServiceEntry":
                objects.ServiceEntries.Add(ServiceReader.Entry(name, home, spec));
                break;
            case "AuthorizationPolicy":
                objects.AuthorizationPolicies.Add(SecurityReader.Policy(name, home, spec));
                break;
            case "PeerAuthentication" when SecurityReader.Peer(name, home, spec) is { } peer:
                objects.PeerAuthentications.Add(peer);
                break;
            case "HTTPRoute":
                objects.HttpRoutes.Add(HttpRouteReader.Read(name, home, spec) with { CreatedAt = createdAt });
                break;
        }
    }

    private static (string Name, string Namespace, DateTimeOffset? CreatedAt) Metadata(FieldReader fields)
    {
        if (fields.Map("metadata", required: true) is not { } metadata)
        {
            return ("", "default", null);
        }
        var name = metadata.Text("name", required: true) ?? "";
        var home = metadata.Text("namespace") ?? "default";
        var created = metadata.Text("creationTimestamp");
        metadata.Labels("labels");
        metadata.Labels("annotations");
        metadata.Close();
        if (DateTimeOffset.TryParse(created, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var createdAt) || created is null)
        {
            return (name, home, created is null ? null : createdAt);
        }
        metadata.Report("creationTimestamp", $"takes a time such as 2026-01-31T12:00:00Z, not '{created}'");
        return (name, home, null);
    }
}
