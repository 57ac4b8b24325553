using Portal.Api.Contracts;

namespace Portal.Api.Access.Matching;

/// <summary>
/// What the contracts say of a method and path. Without <see cref="Operation"/>: <see cref="Allow"/> lists the path's methods, or is null
/// when no contract has the path.
/// </summary>
internal readonly record struct OperationMatch(ApiAccess? Api, OperationSummary? Operation, string? Allow);
