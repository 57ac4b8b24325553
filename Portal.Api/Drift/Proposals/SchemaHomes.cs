using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Drift.Shapes;

namespace Portal.Api.Drift.Proposals;

/// <summary>
/// The schemas that may describe a value, each with whether it always does: of several alternatives nobody can say which one a member that
/// none of them knows belongs to.
/// </summary>
internal sealed class SchemaHomes
{
    private const int Most = 64;

    private readonly ContractDocument _document;
    private readonly List<(ObjectNode Schema, bool Always)> _homes = [];

    private SchemaHomes(ContractDocument document) => _document = document;

    public IReadOnlyList<(ObjectNode Schema, bool Always)> All => _homes;

    public static SchemaHomes Of(ContractDocument document, IEnumerable<ContractNode> schemas)
    {
        var homes = new SchemaHomes(document);
        foreach (var schema in schemas)
        {
            homes.Add(schema, true);
        }
        return homes;
    }

    /// <summary>Of what is inside, step by step.</summary>
    public SchemaHomes Follow(IEnumerable<string> steps)
    {
        var here = this;
        foreach (var step in steps)
        {
            var inner = new SchemaHomes(_document);
            foreach (var (schema, always) in here._homes)
            {
                if ((step is FieldPath.Items ? schema["items"] : schema["properties"].Get(step) ?? schema["additionalProperties"] as ObjectNode) is { } found)
                {
                    inner.Add(found, always);
                }
            }
            here = inner;
        }
        return here;
    }

    /// <summary>The one schema that this is to go into; null with a reason where that is not clear.</summary>
    public (ObjectNode? Schema, string? Obstacle) One(Func<ObjectNode, bool> fits, string what)
    {
        var fitting = _homes.Where(home => fits(home.Schema)).ToList();
        if (fitting.FirstOrDefault(home => home.Always) is { Schema: { } sure })
        {
            return (sure, null);
        }
        return fitting.Count switch
        {
            1 => (fitting[0].Schema, null),
            0 => (null, $"The contract has no {what} there that it could be added to."),
            _ => (null, $"The contract offers {fitting.Count} alternatives there, and calls do not say to which of them it belongs."),
        };
    }

    private void Add(ContractNode schema, bool always)
    {
        foreach (var layer in _document.Layers(schema).OfType<ObjectNode>())
        {
            if (_homes.Count >= Most || _homes.Exists(home => ReferenceEquals(home.Schema, layer)))
            {
                return;
            }
            _homes.Add((layer, always));
            foreach (var part in layer["allOf"].Items())
            {
                Add(part, always);
            }
            foreach (var combiner in new[] { "oneOf", "anyOf" })
            {
                var alternatives = layer[combiner].Items().Where(alternative => alternative.Text("type") != "null").ToList();
                alternatives.ForEach(alternative => Add(alternative, always && alternatives.Count == 1));
            }
        }
    }
}
