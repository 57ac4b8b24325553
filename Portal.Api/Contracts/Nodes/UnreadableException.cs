namespace Portal.Api.Contracts.Nodes;

/// <summary>Leaves the readers from any depth; <see cref="ContractReader"/> turns it into a problem. The message is for the author of the document.</summary>
internal sealed class UnreadableException(string message, NodePlace place, string pointer = "") : Exception(message)
{
    public UnreadableException(string message, long line, long column)
        : this(message, new NodePlace((int)Math.Clamp(line, 1, int.MaxValue), (int)Math.Clamp(column, 1, int.MaxValue)))
    {
    }

    public NodePlace Place => place;

    public string Pointer => pointer;

    public int Line => place.Line;

    public int Column => place.Column;
}
