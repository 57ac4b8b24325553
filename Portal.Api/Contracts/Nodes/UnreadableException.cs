namespace Portal.Api.Contracts.Nodes;

/// <summary>Leaves the readers from any depth; <see cref="ContractReader"/> turns it into a problem. The message is for the author of the document.</summary>
internal sealed class UnreadableException(string message, long line, long column) : Exception(message)
{
    public int Line { get; } = (int)Math.Clamp(line, 1, int.MaxValue);

    public int Column { get; } = (int)Math.Clamp(column, 1, int.MaxValue);
}
