namespace Portal.Api.Contracts.Nodes;

/// <summary>
/// Makes nodes out of nodes. Each stands where what it was made of was written, and that is remembered, so that what is found in it can be
/// told at its source.
/// </summary>
internal sealed class NodeMaker(Reading reading)
{
    private static readonly PathTrail Anywhere = new();

    private readonly Dictionary<ContractNode, ContractNode> _sources = new(ReferenceEqualityComparer.Instance);
    private long _made;

    /// <summary>False: every node is one that was read.</summary>
    public bool HasMade => _sources.Count > 0;

    public ObjectNode Object(ContractNode of, params IEnumerable<Member> members) => Keep(ObjectNode.Of(of.Place, [.. members]), of);

    public ArrayNode List(ContractNode of, params IEnumerable<ContractNode> items) => Keep(new ArrayNode(of.Place, [.. items]), of);

    public ScalarNode Text(ContractNode of, string text) => Keep(new ScalarNode(ScalarKind.String, text, of.Place), of);

    public ScalarNode Flag(ContractNode of, bool value) => Keep(new ScalarNode(ScalarKind.Boolean, value ? "true" : "false", of.Place), of);

    /// <summary>What was read and this was made of; the node itself where it was read.</summary>
    public ContractNode SourceOf(ContractNode node)
    {
        while (_sources.TryGetValue(node, out var source))
        {
            node = source;
        }
        return node;
    }

    /// <summary>Nodes are used several times, and stand deeper than they did: what that comes to when written out is within the budgets too.</summary>
    public ObjectNode Check(ObjectNode root)
    {
        if (root.Height > reading.Budget.MostDepth)
        {
            throw new UnreadableException($"Values are nested deeper than {reading.Budget.MostDepth} levels once the document is written as one of OpenAPI 3 in one piece.", root.Place);
        }
        return root.Weight <= reading.Budget.MostValues ? root : throw TooMany(root);
    }

    private TNode Keep<TNode>(TNode made, ContractNode of)
        where TNode : ContractNode
    {
        _made += made is ObjectNode map ? 1 + map.Count : 1 + made.Items().Count;
        if (_made > reading.Budget.MostValues)
        {
            throw TooMany(of);
        }
        reading.CheckTime(of.Place, Anywhere);
        _sources.Add(made, of);
        return made;
    }

    private UnreadableException TooMany(ContractNode at) =>
        new($"The document has more than {reading.Budget.MostValues:N0} values once what it uses several times is written out.", at.Place);
}
