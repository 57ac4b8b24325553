using Portal.Api.Contracts;
using Portal.Api.Contracts.Nodes;
using Portal.Api.Traffic.Shapes;

namespace Portal.Api.Drift.Documented;

/// <summary>The media types of a body, with what the contract says of its JSON.</summary>
internal sealed class ContentShape
{
    private readonly List<string> _types = [];
    private readonly List<ContractNode> _json = [];

    public ContentShape(ContractDocument document, ContractNode? content)
    {
        foreach (var member in content.Members())
        {
            var type = Bare(member.Name);
            _types.Add(type);
            if (BodyTap.IsJson(type) || type is "*/*" or "application/*")
            {
                _json.Add(document.Resolve(member.Value).Get("schema") ?? ObjectNode.Empty);
            }
        }
        Body = _json.Count == 0 ? null : SchemaShape.Of(document, _json);
    }

    public IReadOnlyList<string> Types => _types;

    /// <summary>Null: no JSON body is documented.</summary>
    public SchemaShape? Body { get; }

    public bool Has(string type) => _types.Exists(known => known == type || known is "*/*" || (known.EndsWith("/*", StringComparison.Ordinal) && type.StartsWith(known[..^1], StringComparison.Ordinal)));

    /// <summary>Without parameters, in lower case.</summary>
    public static string Bare(string type)
    {
        var end = type.IndexOf(';', StringComparison.Ordinal);
        return (end < 0 ? type : type[..end]).Trim().ToLowerInvariant();
    }
}
