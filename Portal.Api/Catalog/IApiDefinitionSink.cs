namespace Portal.Api.Catalog;

/// <summary>
/// Told of API definitions that are taken over, in the transaction that writes their rows; so it writes by the scope's own context and
/// nothing else. Taking one must be idempotent. Rooms that keep parts of a definition (its plans) implement it, scoped.
/// </summary>
internal interface IApiDefinitionSink
{
    Task ApplyAsync(Guid apiId, ApiDefinition definition, CancellationToken cancellationToken);
}
