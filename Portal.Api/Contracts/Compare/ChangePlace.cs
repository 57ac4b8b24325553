namespace Portal.Api.Contracts.Compare;

/// <summary>
/// Where a change is, as readers name it. <see cref="Method"/> is in capitals and <see cref="Path"/> as the newer version writes it (the older
/// where only that has it). <see cref="Field"/> is the path of a body member such as <c>quotes[].price</c>, empty for the body itself, null
/// where no body is meant; <see cref="Parameter"/> is a response's header where <see cref="Status"/> is set.
/// </summary>
public sealed record ChangePlace(
    string? Method,
    string? Path,
    string? OperationId,
    string? Status = null,
    string? MediaType = null,
    string? ParameterIn = null,
    string? Parameter = null,
    string? Field = null);
