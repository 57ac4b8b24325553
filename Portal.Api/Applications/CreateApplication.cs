using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Audit;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Applications;

public sealed class CreateApplication
{
    private readonly PortalDbContext _db;
    private readonly AuditTrail _audit;
    private readonly TimeProvider _clock;

    internal CreateApplication(PortalDbContext db, AuditTrail audit, TimeProvider clock)
    {
        _db = db;
        _audit = audit;
        _clock = clock;
    }

    public async Task<Outcome<ApplicationCreated>> ExecuteAsync(Actor actor, NewApplication request, CancellationToken cancellationToken)
    {
        if (Permission.ToUse(actor, AccessScopes.ApplicationsWrite) is { } refusal)
        {
            return refusal;
        }
        if (Input.Check(request) is { } invalid)
        {
            return invalid;
        }
        if (actor.OrganizationId is not { } organization)
        {
            return new Refusal.Forbidden("organization_required", "Applications belong to organisations, and you act for none. Use a token of the organisation, or sign in as its member.");
        }
        var name = request.Name.Trim();
        if (await IsTakenAsync(organization, name, cancellationToken))
        {
            return Taken(name);
        }
        var now = _clock.GetUtcNow();
        var application = new Application
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = organization,
            Name = name,
            NameKey = Application.KeyOf(name),
            Description = request.Description?.Trim() ?? "",
            CreatedAt = now,
        };
        _db.Add(application);
        _audit.Add(_db, actor, "application.created", $"application/{application.Id}", $"Application {application.Name} was created.", organization);
        try
        {
            await _db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (UniqueViolation.Caused(exception))
        {
            _db.ChangeTracker.Clear();
            return Taken(name);
        }
        return new ApplicationCreated(application.Id);
    }

    /// <summary>Of two at the same moment the index lets one in; rows from before it know no key, and are compared here.</summary>
    private async Task<bool> IsTakenAsync(Guid organization, string name, CancellationToken cancellationToken)
    {
        var key = Application.KeyOf(name);
        var near = await _db.Set<Application>()
            .Where(application => application.OrganizationId == organization && (application.NameKey == key || application.NameKey == null))
            .Select(application => application.Name)
            .ToListAsync(cancellationToken);
        return near.Exists(taken => Application.KeyOf(taken) == key);
    }

    private static Refusal.Conflict Taken(string name) => new(
        "application_name_taken", $"Your organisation has an application named '{name}' already. Choose another name, or use that application.") { Field = "name" };
}

/// <summary>An application to create.</summary>
public sealed record NewApplication(
    [property: Required, TextLength(1, 80)] string Name,
    [property: TextLength(0, 500)] string? Description = null);

public sealed record ApplicationCreated(Guid Id);
