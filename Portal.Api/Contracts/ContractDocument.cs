namespace Portal.Api.Contracts;

/// <summary>An OpenAPI document: the bytes that were published, and an immutable index over them.</summary>
public sealed partial class ContractDocument
{
    /// <summary>Exactly what was published.</summary>
    public required ReadOnlyMemory<byte> Bytes { get; init; }

    public required ContractFormat Format { get; init; }

    /// <summary>Value of <c>info.title</c>.</summary>
    public required string Title { get; init; }

    /// <summary>Value of <c>info.version</c>.</summary>
    public required string Version { get; init; }

    /// <summary>In the document's order.</summary>
    public required IReadOnlyList<OperationSummary> Operations { get; init; }
}

public enum ContractFormat
{
    Yaml,
    Json,
}

/// <summary>
/// One operation, in short. <see cref="Id"/> is its operationId, or one made from method and path where the contract has none;
/// <see cref="Path"/> is the template as written, such as <c>/travels/{city}</c>.
/// </summary>
public sealed record OperationSummary(string Id, string Method, string Path, string Title, string? Tag, bool Deprecated);
