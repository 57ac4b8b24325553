using System.Security.Claims;
using Portal.Api.Applications;
using Portal.Api.Catalog;
using Portal.Api.Gateway.Console;
using Portal.Api.Identity;
using Portal.Api.Traffic;

namespace Portal.Console;

internal sealed class ConsoleBackend(IServiceScopeFactory scopes) : IConsoleBackend
{
    public async Task<ConsoleScene?> FindAsync(ClaimsPrincipal reader, string api, string version, string operationId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var actor = await services.GetRequiredService<ActorResolver>().ResolveAsync(reader, cancellationToken);
        var catalog = services.GetRequiredService<CatalogQueries>();
        if (await catalog.FindAsync(actor, api, cancellationToken) is not { } found
            || await catalog.FindContractAsync(actor, api, version, cancellationToken) is not { } contract
            || contract.FindOperation(operationId) is not { } operation)
        {
            return null;
        }
        var subscriptions = await services.GetRequiredService<SubscriptionQueries>().ForReaderAsync(actor, api, cancellationToken);
        return new ConsoleScene(actor, found, version, contract, operation, services.GetRequiredService<ApiAddresses>().BaseUrl(found, operation), subscriptions)
        {
            Subsets = services.GetRequiredService<SubsetQueries>().Find(actor, api),
        };
    }

    public async Task<RequestView?> FindCallAsync(ClaimsPrincipal reader, string requestId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var actor = await scope.ServiceProvider.GetRequiredService<ActorResolver>().ResolveAsync(reader, cancellationToken);
        return await scope.ServiceProvider.GetRequiredService<RequestQueries>().FindAsync(actor, requestId, cancellationToken);
    }
}
