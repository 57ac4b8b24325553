using System.Text;
using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Validation;
using Portal.Tests.Conventions;

namespace Portal.Tests.DataPlanes.Kubernetes;

/// <summary>
/// The schemas that clusters hold manifests against, from the definitions of Istio and the Gateway API. Members that a schema does not name are
/// wrong, as they are to <c>kubectl</c>. Rules in CEL are not looked at.
/// </summary>
internal static class CustomResources
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(SourceTree.Root, "..", "shared", "corpus", "k8s"));

    private static readonly string[] Head = ["apiVersion", "kind", "metadata"];

    private static readonly Lazy<Dictionary<string, SchemaValidator>> Known = new(Read);

    public static void SkipWithoutCorpus() => Assert.SkipUnless(Directory.Exists(Folder), "The definitions of Istio and the Gateway API are not beside this checkout (../shared/corpus/k8s).");

    /// <summary>The schema of what an object says, by its version and kind such as <c>networking.istio.io/v1 Gateway</c>.</summary>
    public static ContractNode Spec(string kind) =>
        Definitions().Last(definition => definition.Kind == kind).Schema.Get("properties").Get("spec")!;

    public static bool Know(ContractNode manifest) => Known.Value.ContainsKey(KeyOf(manifest));

    public static IReadOnlyList<SchemaViolation> Check(ContractNode manifest) => Known.Value[KeyOf(manifest)].Validate(manifest);

    private static string KeyOf(ContractNode manifest) => $"{manifest.Text("apiVersion")} {manifest.Text("kind")}";

    private static Dictionary<string, SchemaValidator> Read()
    {
        var known = new Dictionary<string, SchemaValidator>();
        foreach (var (kind, definition) in Definitions())
        {
            var schema = WithHead(Close(definition));
            known[kind] = SchemaValidator.Compile(schema, schema, SchemaDialect.OpenApi30);
        }
        return known;
    }

    /// <summary>The experimental channel has what the standard one has, and more: it is read last.</summary>
    private static IEnumerable<(string Kind, ContractNode Schema)> Definitions() =>
        from file in Directory.EnumerateFiles(Folder, "*.yaml").OrderByDescending(Path.GetFileName, StringComparer.Ordinal)
        from text in File.ReadAllText(file).Split("\n---\n")
        where text.Contains("CustomResourceDefinition", StringComparison.Ordinal)
        let spec = NodeText.Read(Encoding.UTF8.GetBytes(text), ContractFormat.Yaml).Get("spec")
        from version in spec.Get("versions").Items()
        select ($"{spec.Text("group")}/{version.Text("name")} {spec.Get("names").Text("kind")}", version.Get("schema").Get("openAPIV3Schema")!);

    /// <summary>What every object has, whether its schema says so or not.</summary>
    private static ObjectNode WithHead(ContractNode schema) => ObjectNode.Of(default, [.. schema.Members().Select(member => member.Name is not "properties" ? member : member with
    {
        Value = ObjectNode.Of(default, [.. member.Value.Members().Where(property => !Head.Contains(property.Name)), .. Head.Select(name => new Member(name, ObjectNode.Empty, default))]),
    })]);

    private static ContractNode Close(ContractNode schema)
    {
        if (schema is not ObjectNode map)
        {
            return schema;
        }
        var members = map.Members.Select(member => member.Name switch
        {
            "properties" => member with { Value = ObjectNode.Of(default, [.. member.Value.Members().Select(property => property with { Value = Close(property.Value) })]) },
            "items" or "additionalProperties" => member with { Value = Close(member.Value) },
            _ => member,
        }).ToList();
        if (map["properties"] is not null && map["additionalProperties"] is null && !map.Flag("x-kubernetes-preserve-unknown-fields"))
        {
            members.Add(new Member("additionalProperties", new ScalarNode(ScalarKind.Boolean, "false", default), default));
        }
        return ObjectNode.Of(default, [.. members]);
    }
}
