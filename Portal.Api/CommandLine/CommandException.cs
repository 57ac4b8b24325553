namespace Portal.Api.CommandLine;

/// <summary>Ends a command from any depth with a line for its user and an exit code.</summary>
internal sealed class CommandException(int code, string message) : Exception(message)
{
    public int Code { get; } = code;
}
