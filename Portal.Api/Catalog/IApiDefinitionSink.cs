namespace Portal.Api.Catalog;

/// <summary>
/// Told of every API definition once its rows are committed, at each start and whether or not it changed; so taking one must be
/// idempotent. Rooms that keep parts of a definition (its plans) implement it, scoped.
/// </summary>
internal interface IApiDefinitionSink
{
    Task ApplyAsync(Guid apiId, ApiDefinition definition, CancellationToken cancellationToken);
}
