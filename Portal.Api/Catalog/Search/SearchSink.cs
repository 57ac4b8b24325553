namespace Portal.Api.Catalog.Search;

/// <summary>A definition says who may see an API: when it changes, so does what they find.</summary>
internal sealed class SearchSink(SearchUpdates updates) : IApiDefinitionSink
{
    public Task ApplyAsync(Guid apiId, ApiDefinition definition, CancellationToken cancellationToken)
    {
        updates.Changed();
        return Task.CompletedTask;
    }
}
