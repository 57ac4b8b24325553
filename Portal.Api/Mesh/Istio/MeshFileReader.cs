using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Portal.Api.Mesh.Istio;

/// <summary>Reads a set of mesh files: the objects in them, in the order of file names and within a file, and all that is wrong with them.</summary>
internal static class MeshFileReader
{
    private static readonly string[] Versions = ["networking.istio.io/v1", "networking.istio.io/v1beta1"];

    public static MeshObjects Read(IEnumerable<MeshFile> files)
    {
        var objects = new MeshObjects([], [], []);
        foreach (var file in files.OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            Read(file, objects);
        }
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
        var metadata = fields.Map("metadata", required: true);
        var name = metadata?.Text("name", required: true) ?? "";
        var home = metadata?.Text("namespace") ?? "default";
        metadata?.Labels("labels");
        metadata?.Labels("annotations");
        metadata?.Close();
        var spec = fields.Map("spec", required: true);
        fields.Close();
        if (version is not null && !Versions.Contains(version))
        {
            fields.Report("apiVersion", $"takes {string.Join(" or ", Versions)}, not '{version}'");
        }
        switch (kind)
        {
            case "VirtualService" when spec is not null:
                objects.VirtualServices.Add(ObjectReader.VirtualService(name, spec) with { Namespace = home });
                break;
            case "DestinationRule" when spec is not null:
                objects.DestinationRules.Add(ObjectReader.DestinationRule(name, spec));
                break;
            case not (null or "VirtualService" or "DestinationRule"):
                fields.Report("kind", $"takes VirtualService or DestinationRule; '{kind}' is not executed by this mesh");
                break;
        }
    }
}

/// <summary>A file of the mesh folder: its name there, and its text.</summary>
internal sealed record MeshFile(string Name, string Text);

internal sealed record MeshObjects(List<VirtualService> VirtualServices, List<DestinationRule> DestinationRules, List<MeshProblem> Problems);
