using System.Globalization;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.DataPlanes.Kubernetes;

/// <summary>A value of a manifest, written as C# writes it. Null members are left out.</summary>
internal readonly record struct ManifestValue(ContractNode? Node)
{
    public static implicit operator ManifestValue(string? text) => new(text is null ? null : new ScalarNode(ScalarKind.String, text, default));

    public static implicit operator ManifestValue(int number) => new(new ScalarNode(ScalarKind.Number, number.ToString(CultureInfo.InvariantCulture), default));

    public static implicit operator ManifestValue(bool flag) => new(new ScalarNode(ScalarKind.Boolean, flag ? "true" : "false", default));

    public static implicit operator ManifestValue(ContractNode? node) => new(node);

    public static ObjectNode Map(params IEnumerable<(string Name, ManifestValue Value)> members) =>
        ObjectNode.Of(default, [.. members.Where(member => member.Value.Node is not null).Select(member => new Member(member.Name, member.Value.Node!, default))]);

    public static ObjectNode Map(IEnumerable<KeyValuePair<string, string>> labels) =>
        Map(labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => (label.Key, (ManifestValue)label.Value)));

    public static ArrayNode List(params IEnumerable<ContractNode> items) => new(default, [.. items]);

    public static ArrayNode Texts(params IEnumerable<string> texts) => List(texts.Select(text => ((ManifestValue)text).Node!));
}
