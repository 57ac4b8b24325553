using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Api.Persistence;
using Portal.Api.Plans;
using Portal.Api.Traffic.Usage;

namespace Portal.Api.Applications.Simulations;

/// <summary>
/// Plays an application's recorded calls again under a plan, or under limits that are only thought of, and says how many would have been refused.
/// For the application's own organisation, and administrators.
/// </summary>
public sealed class SimulatePlan
{
    public const int UsualDays = 7;

    private readonly PortalDbContext _db;
    private readonly TimeProvider _clock;

    internal SimulatePlan(PortalDbContext db, TimeProvider clock)
    {
        _db = db;
        _clock = clock;
    }

    public async Task<Outcome<SimulationView>> ExecuteAsync(Actor actor, Guid planId, PlanSimulation request, CancellationToken cancellationToken)
    {
        if ((Refuse(actor) ?? Input.Check(request) ?? ProposedLimit.Check(request.Limits)) is { } refusal)
        {
            return refusal;
        }
        if (await ApplicationAsync(actor, request.ApplicationId!.Value, cancellationToken) is not { } application)
        {
            return Permission.NoSuchApplication();
        }
        var plan = await PlanQueries.Offered(_db, actor).SingleOrDefaultAsync(candidate => candidate.Id == planId, cancellationToken);
        if (plan is null)
        {
            return new Refusal.NotFound("not_found", "There is no such plan that you could subscribe under. GET /apis/{api} lists those that there are, with their ids.");
        }
        var terms = plan.ToView();
        var replay = new TrafficReplay(request.Limits is null ? terms.Limits : [.. request.Limits.Select(limit => limit.ToLimit(terms))]);
        var (from, to) = await PlayAsync([replay], application.Id, plan.Api, request.Days ?? UsualDays, cancellationToken);
        return replay.View(terms, application, from, to);
    }

    /// <summary>By its id, each plan of an API that the actor could take, with what became of the application's calls of the last days. Empty for who may not ask.</summary>
    public async Task<IReadOnlyDictionary<Guid, SimulationView>> CompareAsync(Actor actor, Guid applicationId, string api, CancellationToken cancellationToken)
    {
        if (Refuse(actor) is not null || await ApplicationAsync(actor, applicationId, cancellationToken) is not { } application)
        {
            return new Dictionary<Guid, SimulationView>();
        }
        var plans = (await PlanQueries.Offered(_db, actor).Where(plan => plan.Api == api).ToListAsync(cancellationToken)).ConvertAll(plan => plan.ToView());
        var replays = plans.ConvertAll(plan => new TrafficReplay(plan.Limits));
        var (from, to) = await PlayAsync(replays, applicationId, api, UsualDays, cancellationToken);
        return plans.Zip(replays).ToDictionary(pair => pair.First.Id, pair => pair.Second.View(pair.First, application, from, to));
    }

    private static Refusal? Refuse(Actor actor) => actor.MayAdminister ? null : Permission.ToUse(actor, AccessScopes.UsageRead);

    private Task<Application?> ApplicationAsync(Actor actor, Guid id, CancellationToken cancellationToken) =>
        _db.Set<Application>().AsNoTracking().ReadableBy(actor).SingleOrDefaultAsync(candidate => candidate.Id == id, cancellationToken);

    private async Task<(DateTimeOffset From, DateTimeOffset To)> PlayAsync(
        IReadOnlyList<TrafficReplay> replays, Guid application, string api, int days, CancellationToken cancellationToken)
    {
        var to = _clock.GetUtcNow();
        var from = UsageTally.MinuteOf(to.AddDays(-days));
        var rows = _db.Set<UsageMinute>().AsNoTracking()
            .Where(row => row.ApplicationId == application && row.Api == api && row.Operation != "" && row.Minute >= from && row.Minute < to)
            .OrderBy(row => row.Minute)
            // Limits count every call, whoever answered it.
            .Select(row => new { row.Minute, row.Operation, Calls = row.Calls + row.Mocked + row.Rehearsed });
        var (minute, calls) = (default(DateTimeOffset), new Dictionary<string, long>(StringComparer.Ordinal));
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (row.Minute != minute)
            {
                Play(replays, minute, calls);
                (minute, calls) = (row.Minute, new Dictionary<string, long>(StringComparer.Ordinal));
            }
            calls[row.Operation] = calls.GetValueOrDefault(row.Operation) + row.Calls;
        }
        Play(replays, minute, calls);
        return (from, to);
    }

    private static void Play(IReadOnlyList<TrafficReplay> replays, DateTimeOffset minute, Dictionary<string, long> calls)
    {
        foreach (var replay in replays)
        {
            replay.Play(minute, calls);
        }
    }
}

/// <summary>What to play again. Without days the last 7; without limits those of the plan.</summary>
public sealed record PlanSimulation(
    [property: Required] Guid? ApplicationId,
    [property: Range(1, 30, ErrorMessage = "takes a whole number of days from 1 to 30.")] int? Days = null,
    [property: MaxLength(20, ErrorMessage = "takes at most 20 limits.")] IReadOnlyList<ProposedLimit>? Limits = null);
