using Microsoft.EntityFrameworkCore;

namespace Portal.Api.Persistence;

/// <summary>Contexts for what is not scoped to a request: background writers, snapshots, seeding.</summary>
internal sealed class PortalDbContextFactory(IDbContextFactory<SqlitePortalDbContext> factory)
{
    public PortalDbContext Create() => factory.CreateDbContext();
}
