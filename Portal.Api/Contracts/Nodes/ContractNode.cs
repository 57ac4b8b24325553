namespace Portal.Api.Contracts.Nodes;

/// <summary>
/// A value of a document with the place it was written at (from 1). Immutable; YAML aliases share nodes, so <see cref="Weight"/> (values
/// when written out) and <see cref="Height"/> are kept to budget what sharing would unfold to.
/// </summary>
internal abstract class ContractNode(int line, int column)
{
    public int Line { get; } = line;

    public int Column { get; } = column;

    public long Weight { get; protected init; } = 1;

    public int Height { get; protected init; } = 1;

    /// <summary>The text of a string; null for anything else.</summary>
    public string? AsString => this is ScalarNode { Kind: ScalarKind.String } scalar ? scalar.Text : null;

    public bool IsTrue => this is ScalarNode { Kind: ScalarKind.Boolean, Text: "true" };
}

internal sealed class ObjectNode : ContractNode
{
    public static readonly ObjectNode Empty = new(1, 1, []);

    private readonly OrderedDictionary<string, Member> _members;

    public ObjectNode(int line, int column, OrderedDictionary<string, Member> members)
        : base(line, column)
    {
        _members = members;
        foreach (var member in members.Values)
        {
            Weight = Weights.Add(Weight, member.Value.Weight);
            Height = Math.Max(Height, member.Value.Height + 1);
        }
    }

    /// <summary>In the document's order.</summary>
    public IEnumerable<Member> Members => _members.Values;

    public int Count => _members.Count;

    public ContractNode? this[string name] => _members.TryGetValue(name, out var member) ? member.Value : null;
}

/// <summary>A name with its value; line and column are the name's.</summary>
internal readonly record struct Member(string Name, ContractNode Value, int Line, int Column);

internal sealed class ArrayNode : ContractNode
{
    public ArrayNode(int line, int column, IReadOnlyList<ContractNode> items)
        : base(line, column)
    {
        Items = items;
        foreach (var item in items)
        {
            Weight = Weights.Add(Weight, item.Weight);
            Height = Math.Max(Height, item.Height + 1);
        }
    }

    public IReadOnlyList<ContractNode> Items { get; }
}

/// <summary><see cref="Text"/> is the string itself, or a number in JSON's spelling, digit for digit as written where JSON allows.</summary>
internal sealed class ScalarNode(ScalarKind kind, string text, int line, int column) : ContractNode(line, column)
{
    public ScalarKind Kind { get; } = kind;

    public string Text { get; } = text;
}

internal enum ScalarKind
{
    String,
    Number,
    Boolean,
    Null,
}

internal static class Weights
{
    public static long Add(long left, long right) => left > long.MaxValue - right ? long.MaxValue : left + right;
}
