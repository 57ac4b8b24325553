using Microsoft.EntityFrameworkCore;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Definition;
using Portal.Api.Persistence;

namespace Portal.Api.Plans;

/// <summary>Keeps an API's plans as its definition declares them. Plans no longer declared are withdrawn, never deleted: they are subscribed to.</summary>
internal sealed class PlanSink(PortalDbContext db, TimeProvider clock) : IApiDefinitionSink, IApiDefinitionSource
{
    public async Task ApplyAsync(Guid apiId, ApiDefinition definition, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var stored = await db.Set<Plan>().Where(plan => plan.Api == definition.Slug).ToDictionaryAsync(plan => plan.Slug, cancellationToken);
        for (var position = 0; position < definition.Plans.Count; position++)
        {
            var declared = definition.Plans[position];
            if (stored.Remove(declared.Name, out var plan))
            {
                Update(plan, declared, position);
            }
            else
            {
                db.Add(Create(definition.Slug, declared, position, now));
            }
        }
        foreach (var gone in stored.Values)
        {
            gone.WithdrawnAt ??= now;
        }
        await db.SaveChangesAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ApiDefinition>> CompleteAsync(IReadOnlyList<ApiDefinition> definitions, CancellationToken cancellationToken)
    {
        var plans = (await db.Set<Plan>().AsNoTracking().Where(plan => plan.WithdrawnAt == null).OrderBy(plan => plan.Position).ToListAsync(cancellationToken)).ToLookup(plan => plan.Api);
        return [.. definitions.Select(definition => definition with { Plans = [.. plans[definition.Slug].Select(Declaration)] })];
    }

    private static PlanDefinition Declaration(Plan plan) => new(
        plan.Slug,
        plan.Title,
        plan.Description,
        plan.Audience,
        plan.Approval is PlanApproval.Manual,
        [.. plan.Limits.OrderBy(limit => limit.Position).Select(limit => new LimitDefinition(limit.Name, limit.Kind is LimitKind.Quota, limit.Count, limit.Window.ToString().ToLowerInvariant()))]);

    private static Plan Create(string api, PlanDefinition declared, int position, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Api = api,
        Slug = declared.Name,
        Title = declared.Title,
        Description = declared.Description,
        Audience = declared.Audience,
        Approval = ApprovalOf(declared),
        Position = position,
        Limits = Terms(declared),
    };

    private static void Update(Plan plan, PlanDefinition declared, int position)
    {
        plan.Title = declared.Title;
        plan.Description = declared.Description;
        plan.Audience = declared.Audience;
        plan.Approval = ApprovalOf(declared);
        plan.Position = position;
        plan.WithdrawnAt = null;
        var terms = Terms(declared);
        if (!terms.Select(term => term.ToLimit()).SequenceEqual(plan.Limits.OrderBy(term => term.Position).Select(term => term.ToLimit())))
        {
            plan.Limits = terms;
        }
    }

    private static PlanApproval ApprovalOf(PlanDefinition declared) => declared.ManualApproval ? PlanApproval.Manual : PlanApproval.Automatic;

    private static List<PlanTerm> Terms(PlanDefinition declared) => [.. declared.Limits.Select((limit, position) => new PlanTerm
    {
        Name = limit.Name,
        Kind = limit.IsQuota ? LimitKind.Quota : LimitKind.Rate,
        Count = limit.Count,
        Window = Enum.Parse<LimitWindow>(limit.Per, ignoreCase: true),
        Position = position,
    })];
}
