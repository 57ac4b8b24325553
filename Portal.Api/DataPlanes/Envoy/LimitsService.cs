using EnvoyApi.Core;
using EnvoyApi.RateLimits;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Portal.Api.Access;
using Portal.Api.Access.Calls;
using Portal.Api.Access.Limits;
using Portal.Api.Access.Matching;
using Portal.Api.Plans;
using Portal.Api.Traffic;
using Code = EnvoyApi.RateLimits.RateLimitResponse.Types.Code;
using DescriptorStatus = EnvoyApi.RateLimits.RateLimitResponse.Types.DescriptorStatus;
using Unit = EnvoyApi.RateLimits.RateLimitResponse.Types.RateLimit.Types.Unit;

namespace Portal.Api.DataPlanes.Envoy;

/// <summary>
/// Envoy's rate limit service (<c>envoy.service.ratelimit.v3</c>) over the counters that all doors share, for data planes that check keys by
/// themselves. What no limit of ours is on passes: who may call is not decided here.
/// </summary>
internal sealed class LimitsService(AccessStore access, OperationIndexes operations, Guard guard, LimitBook limits, IRequestSink requests, TimeProvider clock)
    : RateLimitService.RateLimitServiceBase
{
    public override Task<RateLimitResponse> ShouldRateLimit(RateLimitRequest request, ServerCallContext context)
    {
        var response = new RateLimitResponse { OverallCode = Code.Ok };
        var asked = new Dictionary<(Guid Subscription, string? Operation), LimitReading>();
        foreach (var descriptor in request.Descriptors)
        {
            var question = LimitQuestion.Read(request.Domain, descriptor, access.Current.Snapshot, operations.Current, guard);
            var status = question is null || question.Caller.Subscription!.Limits.Count == 0
                ? new DescriptorStatus { Code = Code.Ok }
                : Status(Read(question, Math.Max(1u, request.HitsAddend), asked));
            response.Statuses.Add(status);
            response.OverallCode = status.Code == Code.OverLimit ? Code.OverLimit : response.OverallCode;
        }
        if ((asked.Values.FirstOrDefault(reading => !reading.Allowed) ?? asked.Values.FirstOrDefault()) is { } telling)
        {
            Tell(telling, response);
        }
        return Task.FromResult(response);
    }

    /// <summary>Two descriptors of one question that come to the same limits are one call, not two.</summary>
    private LimitReading Read(LimitQuestion question, long hits, Dictionary<(Guid Subscription, string? Operation), LimitReading> asked)
    {
        var subscription = question.Caller.Subscription!;
        var key = (subscription.Id, question.Operation?.Id);
        if (!asked.TryGetValue(key, out var reading))
        {
            asked[key] = reading = limits.Take(subscription.Id, subscription.Limits, question.Usage(hits), clock.GetUtcNow());
            if (!reading.Allowed)
            {
                Record(question, reading);
            }
        }
        return reading;
    }

    /// <summary>Who is refused can read why. What passes is the data plane's to record.</summary>
    private void Record(LimitQuestion question, LimitReading reading)
    {
        question.Caller.Limits = reading;
        var refusal = LimitRefusals.Exceeded(question.Caller, reading);
        var call = new DoorCall(clock)
        {
            Door = "rate_limit",
            RequestId = RequestIds.New(clock.GetUtcNow()),
            Trace = TraceContext.From(new HeaderDictionary()),
            Method = question.Method,
            Target = question.Target,
            ClientAddress = "",
            Api = question.Api,
            Operation = question.Operation,
            Decision = question.Caller,
            RefusalCode = refusal.Code,
        };
        call.Ledger.Fail("limits", question.Caller.Subscription!.PlanTitle, refusal);
        requests.Record(call.ToRecord(refusal.Status));
    }

    /// <summary>Of the limit that refuses, else of the one with the smallest share left.</summary>
    private static DescriptorStatus Status(LimitReading reading)
    {
        var status = new DescriptorStatus { Code = reading.Allowed ? Code.Ok : Code.OverLimit };
        var nearest = reading.Concerned().OrderByDescending(state => state.Violated).ThenBy(state => state.Limit.Count == 0 ? 0 : (double)state.Remaining / state.Limit.Count).FirstOrDefault();
        if (nearest is null)
        {
            return status;
        }
        status.CurrentLimit = new RateLimitResponse.Types.RateLimit { Name = nearest.Limit.Name, RequestsPerUnit = Whole(nearest.Limit.Count), Unit = UnitOf(nearest.Limit) };
        status.LimitRemaining = Whole(nearest.Remaining);
        status.DurationUntilReset = nearest.End is { } end && end > reading.At ? Duration.FromTimeSpan(end - reading.At) : null;
        return status;
    }

    private static void Tell(LimitReading reading, RateLimitResponse response)
    {
        response.ResponseHeadersToAdd.Add(new HeaderValue { Key = "ratelimit-policy", Value = reading.Policy });
        response.ResponseHeadersToAdd.Add(new HeaderValue { Key = "ratelimit", Value = reading.Header() });
        if (!reading.Allowed && reading.RetryAfter is { } seconds)
        {
            response.ResponseHeadersToAdd.Add(new HeaderValue { Key = "retry-after", Value = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        }
    }

    private static uint Whole(long count) => (uint)Math.Min(count, uint.MaxValue);

    private static Unit UnitOf(PlanLimit limit) => limit switch
    {
        { Kind: LimitKind.Concurrency } => Unit.Unknown,
        { Window: LimitWindow.Second } => Unit.Second,
        { Window: LimitWindow.Minute } => Unit.Minute,
        { Window: LimitWindow.Hour } => Unit.Hour,
        { Window: LimitWindow.Day } => Unit.Day,
        { Window: LimitWindow.Week } => Unit.Week,
        { Window: LimitWindow.Month } => Unit.Month,
        { Window: LimitWindow.Year } => Unit.Year,
        _ => Unit.Unknown,
    };
}
