using Portal.Api.Audit;
using Portal.Api.Identity;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Lifecycle;

/// <summary>Sets a version's life and keeps what was said and by whom, as part of the caller's unit of work.</summary>
internal sealed class LifecycleRecord(PortalDbContext db, AuditTrail audit, TimeProvider clock)
{
    /// <param name="isNew">Nothing was said of it before; what is said now is news only if it is an end.</param>
    public void Set(PublishedApi api, PublishedVersion version, VersionLifecycle life, Actor actor, string? reason, bool isNew = false)
    {
        var before = version.Life;
        if (before == life && !(isNew && life.IsAnnounced))
        {
            return;
        }
        version.Life = life;
        if (isNew && !life.IsAnnounced)
        {
            return;
        }
        var now = clock.GetUtcNow();
        db.Add(new LifecycleChange
        {
            Id = Guid.CreateVersion7(now),
            VersionId = version.Id,
            At = now,
            By = actor.Name,
            Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
            StageBefore = isNew ? null : before.Stage,
            DeprecatedBefore = isNew ? null : before.Deprecated,
            RetiredBefore = isNew ? null : before.Retired,
            Stage = life.Stage,
            Deprecated = life.Deprecated,
            Retired = life.Retired,
            Successor = life.Successor,
            Notice = life.Notice,
        });
        audit.Add(db, actor, "version.lifecycle_changed", $"version/{api.Slug}/{version.Name}", $"{api.Title} {version.Name} is {Words(life)}.", reason: reason);
    }

    private static string Words(VersionLifecycle life) => string.Join(", ", new[]
    {
        life.Stage.ToString().ToLowerInvariant(),
        life.Deprecated is { } deprecated ? $"deprecated from {LifecycleRules.Words(deprecated)}" : null,
        life.Retired is { } retired ? $"retired from {LifecycleRules.Words(retired)}" : null,
        life.Successor is { } successor ? $"followed by {successor}" : null,
    }.OfType<string>());
}
