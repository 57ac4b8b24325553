using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;

namespace Portal.Api.Persistence;

internal static class PersistenceFeature
{
    /// <summary>
    /// A pooled factory for singletons and background work, and a scoped context for use cases. Both are the provider's own subclass.
    /// </summary>
    public static void AddPersistence(this IServiceCollection services)
    {
        services.AddDbContextFactory<SqlitePortalDbContext>((provider, options) =>
            // Rows with several lists are read list by list: in one they would come as often as the lists' lengths multiply.
            options.UseSqlite(SqliteConnections.For(provider.GetRequiredService<DataFolder>().DatabaseFile), sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)));
        services.AddScoped<PortalDbContext>(provider => provider.GetRequiredService<IDbContextFactory<SqlitePortalDbContext>>().CreateDbContext());
        services.AddSingleton<PortalDbContextFactory>();
        services.AddSingleton<DatabaseVersion>();
        services.AddHostedService<DatabaseStart>();
    }
}
