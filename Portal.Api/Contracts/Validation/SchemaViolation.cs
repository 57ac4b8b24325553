namespace Portal.Api.Contracts.Validation;

/// <summary>
/// What is wrong with a value: where in it and by which part of the schema (JSON pointers), by which keyword, and a sentence for the developer
/// who sent it.
/// </summary>
internal sealed record SchemaViolation(string InstancePointer, string SchemaPointer, string Keyword, string Message)
{
    /// <summary>The member that is missing, or not known, where that is what is wrong.</summary>
    public string? Member { get; init; }
}
