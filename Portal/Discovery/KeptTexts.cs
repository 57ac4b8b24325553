using System.Collections.Concurrent;
using Portal.Api.Catalog;

namespace Portal.Discovery;

/// <summary>
/// Keeps what is made of the whole catalogue until something is published. Made once, however many ask at the same time; what could not be made
/// is tried again by the next one to ask.
/// </summary>
internal sealed class KeptTexts(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<string, (long Revision, Lazy<Task<object>> Made)> _kept = new(StringComparer.Ordinal);

    public async Task<T> GetAsync<T>(string name, Func<IServiceProvider, Task<T>> make, CancellationToken cancellationToken)
        where T : class
    {
        await using var scope = scopes.CreateAsyncScope();
        var revision = scope.ServiceProvider.GetRequiredService<CatalogQueries>().Revision;
        var kept = _kept.AddOrUpdate(name, _ => New(), (_, known) => known.Revision == revision && !(known.Made.IsValueCreated && known.Made.Value.IsFaulted) ? known : New());
        return (T)await kept.Made.Value.WaitAsync(cancellationToken);

        // What is made is everybody's, so no single reader's leaving ends it.
        (long, Lazy<Task<object>>) New() => (revision, new Lazy<Task<object>>(async () =>
        {
            await using var making = scopes.CreateAsyncScope();
            return await make(making.ServiceProvider);
        }));
    }
}
