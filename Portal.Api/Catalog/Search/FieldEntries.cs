using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog.Search;

/// <summary>
/// The fields of schemas with the values they take. References are not followed: what they name is found under its own name. A budget
/// bounds what one contract may bring.
/// </summary>
internal sealed class FieldEntries(VersionScene scene)
{
    private const int Deepest = 12;
    private const int MostValues = 200;

    private int _left = 60_000;

    public IEnumerable<SearchEntry> OfComponents()
    {
        foreach (var member in scene.Contract.Root.Get("components").Get("schemas").Members())
        {
            var path = CatalogPaths.Schema(scene.Api.Slug, scene.Version.Name, member.Name);
            yield return scene.Entry(SearchKind.Schema, scene.Level, member.Name, member.Value.Text("title") ?? member.Name, "schema", member.Value.Text("description") ?? "", path) with
            {
                Deprecated = member.Value.Flag("deprecated"),
            };
            foreach (var entry in Of(member.Value, new FieldOwner(member.Name, path, scene.Level, false)))
            {
                yield return entry;
            }
        }
    }

    public IEnumerable<SearchEntry> Of(ContractNode? schema, FieldOwner owner)
    {
        var found = new List<SearchEntry>();
        if (schema is not null)
        {
            Walk(schema, owner, owner.Name, 0, found);
        }
        return found;
    }

    private void Walk(ContractNode schema, FieldOwner owner, string trail, int depth, List<SearchEntry> found)
    {
        if (depth > Deepest || schema.Text("$ref") is not null)
        {
            return;
        }
        Values(schema, owner, trail, found);
        foreach (var property in schema.Get("properties").Members())
        {
            if (--_left < 0)
            {
                return;
            }
            var name = $"{trail}.{property.Name}";
            found.Add(scene.Entry(SearchKind.Field, owner.Level, property.Name, name, owner.Name, property.Value.Text("description") ?? "", owner.Path) with
            {
                Deprecated = owner.Deprecated || property.Value.Flag("deprecated"),
            });
            Walk(property.Value, owner, name, depth + 1, found);
        }
        foreach (var part in Parts(schema))
        {
            Walk(part, owner, trail, depth + 1, found);
        }
    }

    private static IEnumerable<ContractNode> Parts(ContractNode schema) =>
        new[] { schema.Get("items"), schema.Get("additionalProperties") }.OfType<ContractNode>()
            .Concat(schema.Get("allOf").Items()).Concat(schema.Get("oneOf").Items()).Concat(schema.Get("anyOf").Items()).Concat(schema.Get("prefixItems").Items());

    private void Values(ContractNode schema, FieldOwner owner, string trail, List<SearchEntry> found)
    {
        foreach (var value in schema.Get("enum").Items().Take(MostValues).Select(value => value.AsString).OfType<string>().Where(value => value.Length is > 0 and < 100))
        {
            if (--_left < 0)
            {
                return;
            }
            found.Add(scene.Entry(SearchKind.Value, owner.Level, value, value, trail, "", owner.Path) with { Template = $"value of {trail}" });
        }
    }
}

/// <summary>A schema or an operation whose fields are told, and the page that shows them.</summary>
internal sealed record FieldOwner(string Name, string Path, SearchLevel Level, bool Deprecated);
