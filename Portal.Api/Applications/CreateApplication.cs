using System.ComponentModel.DataAnnotations;
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
        var now = _clock.GetUtcNow();
        var application = new Application
        {
            Id = Guid.CreateVersion7(now),
            OrganizationId = organization,
            Name = request.Name.Trim(),
            Description = request.Description?.Trim() ?? "",
            CreatedAt = now,
        };
        _db.Add(application);
        _audit.Add(_db, actor, "application.created", $"application/{application.Id}", $"Application {application.Name} was created.", organization);
        await _db.SaveChangesAsync(cancellationToken);
        return new ApplicationCreated(application.Id);
    }
}

/// <summary>An application to create.</summary>
public sealed record NewApplication(
    [property: Required, TextLength(1, 80)] string Name,
    [property: TextLength(0, 500)] string? Description = null);

public sealed record ApplicationCreated(Guid Id);
