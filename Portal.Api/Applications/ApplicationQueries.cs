using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Hosting.Paging;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Applications;

public sealed class ApplicationQueries
{
    private readonly PortalDbContext _db;
    private readonly ApplicationReader _reader;

    internal ApplicationQueries(PortalDbContext db, ApplicationReader reader)
    {
        _db = db;
        _reader = reader;
    }

    /// <summary>The organisation's applications, newest first; all of them for administrators.</summary>
    public async Task<Outcome<ApplicationView[]>> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (Permission.ToUse(actor, AccessScopes.ApplicationsRead) is { } refusal)
        {
            return refusal;
        }
        return await _reader.ReadAsync(_db.Set<Application>().ReadableBy(actor), cancellationToken);
    }

    /// <summary>The same, a page at a time.</summary>
    public async Task<Outcome<ListPage<ApplicationView>>> PageAsync(Actor actor, ListAsk ask, CancellationToken cancellationToken)
    {
        if (Permission.ToUse(actor, AccessScopes.ApplicationsRead) is { } refusal)
        {
            return refusal;
        }
        var found = await _reader.ReadAsync(_db.Set<Application>().ReadableBy(actor).PageOf(ask), cancellationToken);
        return ListPages.Of(found, ask, application => new ListCursor(application.CreatedAt.UtcTicks, application.Id));
    }

    public async Task<Outcome<ApplicationView>> FindAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        if (Permission.ToUse(actor, AccessScopes.ApplicationsRead) is { } refusal)
        {
            return refusal;
        }
        var found = await _reader.ReadAsync(_db.Set<Application>().ReadableBy(actor).Where(application => application.Id == id), cancellationToken);
        return found is [var view] ? view : Permission.NoSuchApplication();
    }
}
