using System.Text.Json.Nodes;
using Portal.Tests.Conventions;
using YamlDotNet.RepresentationModel;

namespace Portal.Tests.Openapi;

/// <summary>A contract of <c>openapi/</c> as a tree, read apart from the product, to hold the product against it.</summary>
internal sealed class ContractFile
{
    private ContractFile(JsonObject root) => Root = root;

    public JsonObject Root { get; }

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "openapi"), "v*.yaml", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Path.Combine(SourceTree.Root, "openapi"), file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    public static ContractFile Read(string name)
    {
        var stream = new YamlStream();
        using var reader = new StreamReader(Path.Combine(SourceTree.Root, "openapi", name));
        stream.Load(reader);
        return new ContractFile((JsonObject)Convert(stream.Documents[0].RootNode)!);
    }

    public IEnumerable<(string Path, string Method, JsonObject Operation)> Operations() =>
        from path in (JsonObject)Root["paths"]!
        from method in (JsonObject)path.Value!
        where method.Key is "get" or "post" or "put" or "patch" or "delete"
        select (path.Key, method.Key, (JsonObject)method.Value!);

    public JsonObject? Response(string path, string status) =>
        Root["paths"]?[path]?["get"]?["responses"]?[status] is { } response ? Resolve(response) : null;

    public JsonObject Resolve(JsonNode node)
    {
        while (node["$ref"] is { } reference)
        {
            node = reference.GetValue<string>().TrimStart('#', '/').Split('/').Aggregate((JsonNode)Root, (at, name) => at[name]!);
        }
        return (JsonObject)node;
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(pair => KeyValuePair.Create(((YamlScalarNode)pair.Key).Value!, Convert(pair.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Select(Convert)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: { } text } => Plain(text),
        YamlScalarNode { Value: { } text } => JsonValue.Create(text),
        _ => null,
    };

    private static JsonValue? Plain(string text) =>
        text is "null" or "~" or "" ? null
        : text is "true" or "false" ? JsonValue.Create(text == "true")
        : decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number)
        : JsonValue.Create(text);
}
