namespace Portal.Api.Catalog.Definition;

/// <summary>A room that keeps a part of API definitions (its plans) says what it keeps. The counterpart of <see cref="IApiDefinitionSink"/>.</summary>
internal interface IApiDefinitionSource
{
    /// <summary>The same definitions, with this room's part.</summary>
    Task<IReadOnlyList<ApiDefinition>> CompleteAsync(IReadOnlyList<ApiDefinition> definitions, CancellationToken cancellationToken);
}
