using Portal.Api.Contracts.Nodes;
using Portal.Api.Contracts.Slices;

namespace Portal.Api.Contracts.Making;

internal abstract partial class ValueMaker
{
    private static bool IsObject(SchemaView schema) =>
        schema.Properties.Count > 0 || schema.Types.Contains("object") || (schema.Types.Count == 0 && (schema.AdditionalProperties is not null || schema.RequiredNames.Count > 0));

    private ObjectNode Object(SchemaView schema, int depth)
    {
        var made = ObjectNode.Of(default, [.. Members(schema, Shown(schema), depth).Values]);
        // It is one kind of what another schema describes.
        return schema.Discriminator is { } kinds && schema.Name is { } name && kinds.ValuesOf(name) is [var kind, ..] && (schema.Member("discriminator") is null || kinds.Mapping.Any(pair => pair.Schema == name))
            ? Marked(made, kinds.Property, kind)
            : made;
    }

    private OrderedDictionary<string, Member> Members(SchemaView schema, IEnumerable<PropertyView> shown, int depth)
    {
        var members = new OrderedDictionary<string, Member>(StringComparer.Ordinal);
        var free = Math.Clamp(schema.Limit("maxProperties") ?? int.MaxValue, 0, int.MaxValue) - schema.RequiredNames.Count;
        foreach (var property in shown)
        {
            if ((property.Required || (!IsFull && depth < Deep && free-- > 0)) && (Value(property.Schema, depth + 1) ?? (property.Required ? Anything(property) : null)) is { } value)
            {
                members.TryAdd(property.Name, new Member(property.Name, value, default));
            }
        }
        // Names that have to be there and of which no more is said.
        foreach (var name in schema.RequiredNames.Where(name => !members.ContainsKey(name) && schema.Properties.All(property => property.Name != name)))
        {
            var value = (schema.AdditionalProperties is { } other ? Value(other, depth + 1) : null) ?? new ScalarNode(ScalarKind.String, name, default);
            members.Add(name, new Member(name, value, default));
        }
        Fill(schema, members, depth);
        return members;
    }

    /// <summary>For one that must be there and of which nothing is said, so that anything will do.</summary>
    private static ScalarNode? Anything(PropertyView property) =>
        property.Schema is { IsRecursive: false, Types.Count: 0, CanOpen: false, Always: not false } ? new ScalarNode(ScalarKind.String, property.Name, default) : null;

    /// <summary>A map that must not be empty gets entries.</summary>
    private void Fill(SchemaView schema, OrderedDictionary<string, Member> members, int depth)
    {
        var least = schema.IsClosed ? 0 : Math.Clamp(schema.Limit("minProperties") ?? 0, 0, MostItems);
        for (var at = 1; members.Count < least && at <= MostItems; at++)
        {
            var name = schema.PropertyNames is { } names ? Given(names)?.AsString ?? Text(names) : "key";
            name = members.ContainsKey(name) ? $"{name}{at}" : name;
            var value = (schema.AdditionalProperties is { } other ? Value(other, depth + 1) : null) ?? new ScalarNode(ScalarKind.String, "value", default);
            members.TryAdd(name, new Member(name, value, default));
        }
    }

    private static ObjectNode Marked(ObjectNode made, string property, string kind)
    {
        var mark = new Member(property, new ScalarNode(ScalarKind.String, kind, default), default);
        return made.Get(property) is null ? ObjectNode.Of(default, [.. made.Members, mark]) : ObjectNode.Of(default, [.. made.Members.Select(member => member.Name == property ? mark : member)]);
    }
}
