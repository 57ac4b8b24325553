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
        await PutMetricsAsync(definition, cancellationToken);
        var stored = await db.Set<Plan>().Where(plan => plan.Api == definition.Slug).ToDictionaryAsync(plan => plan.Slug, cancellationToken);
        for (var position = 0; position < definition.Plans.Count; position++)
        {
            var declared = definition.Plans[position];
            if (stored.Remove(declared.Name, out var plan))
            {
                Update(plan, declared, definition.Metrics, position);
            }
            else
            {
                db.Add(Create(definition, declared, position, now));
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
        var metrics = (await db.Set<ApiMetric>().AsNoTracking().OrderBy(metric => metric.Position).ToListAsync(cancellationToken)).ToLookup(metric => metric.Api);
        return [.. definitions.Select(definition => definition with
        {
            Plans = [.. plans[definition.Slug].Select(Declaration)],
            Metrics = [.. metrics[definition.Slug].Select(metric => new MetricDefinition(metric.Name, metric.Unit, metric.Description))],
        })];
    }

    private async Task PutMetricsAsync(ApiDefinition definition, CancellationToken cancellationToken)
    {
        var stored = await db.Set<ApiMetric>().Where(metric => metric.Api == definition.Slug).ToDictionaryAsync(metric => metric.Name, cancellationToken);
        for (var position = 0; position < definition.Metrics.Count; position++)
        {
            var (name, unit, description) = definition.Metrics[position];
            if (stored.Remove(name, out var metric))
            {
                (metric.Unit, metric.Description, metric.Position) = (unit, description, position);
            }
            else
            {
                db.Add(new ApiMetric { Api = definition.Slug, Name = name, Unit = unit, Description = description, Position = position });
            }
        }
        db.RemoveRange(stored.Values);
    }

    private static PlanDefinition Declaration(Plan plan) => new(
        plan.Slug,
        plan.Title,
        plan.Description,
        plan.Audience,
        plan.Approval is PlanApproval.Manual,
        [.. plan.Limits.OrderBy(limit => limit.Position).Select(limit =>
            new LimitDefinition(limit.Name, limit.Kind.ToString().ToLowerInvariant(), limit.Count, limit.Window.ToString().ToLowerInvariant()) { Metric = limit.Metric })]);

    private static Plan Create(ApiDefinition api, PlanDefinition declared, int position, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        Api = api.Slug,
        Slug = declared.Name,
        Title = declared.Title,
        Description = declared.Description,
        Audience = declared.Audience,
        Approval = ApprovalOf(declared),
        Position = position,
        Limits = Terms(declared, api.Metrics),
    };

    private static void Update(Plan plan, PlanDefinition declared, IReadOnlyList<MetricDefinition> metrics, int position)
    {
        plan.Title = declared.Title;
        plan.Description = declared.Description;
        plan.Audience = declared.Audience;
        plan.Approval = ApprovalOf(declared);
        plan.Position = position;
        plan.WithdrawnAt = null;
        var terms = Terms(declared, metrics);
        if (!terms.Select(term => term.ToLimit()).SequenceEqual(plan.Limits.OrderBy(term => term.Position).Select(term => term.ToLimit())))
        {
            plan.Limits = terms;
        }
    }

    private static PlanApproval ApprovalOf(PlanDefinition declared) => declared.ManualApproval ? PlanApproval.Manual : PlanApproval.Automatic;

    private static List<PlanTerm> Terms(PlanDefinition declared, IReadOnlyList<MetricDefinition> metrics) => [.. declared.Limits.Select((limit, position) => new PlanTerm
    {
        Name = limit.Name,
        Kind = Enum.Parse<LimitKind>(limit.Kind, ignoreCase: true),
        Count = limit.Count,
        Window = Enum.Parse<LimitWindow>(limit.Per, ignoreCase: true),
        Metric = limit.Metric,
        Unit = metrics.FirstOrDefault(metric => metric.Name == limit.Metric)?.Unit,
        Position = position,
    })];
}
