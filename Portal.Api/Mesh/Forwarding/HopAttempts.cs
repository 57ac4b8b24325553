using System.Globalization;
using System.Runtime.CompilerServices;
using Portal.Api.Mesh.Istio;
using Portal.Api.Mesh.Resilience;
using Portal.Api.Mesh.Workloads;
using Portal.Api.Traffic;
using Yarp.ReverseProxy.Forwarder;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>The attempts of one hop: the first, and those that its retry policy allows, each at another instance where there is one.</summary>
internal sealed class HopAttempts(HopSender sender, HttpContext context, Hop hop, ReplayBody? body, TimeProvider time)
{
    /// <summary>What a connection that ends within a frame looks like too.</summary>
    private const string Broken = "UPE";

    private readonly RetryPolicy _retries = hop.Call.Outside is not null ? RetryPolicy.None : hop.Route?.Retries ?? RetryPolicy.Default;
    private readonly TimeSpan? _timeout = hop.Route?.Timeout is { } ofRoute && !(hop.Call.Limit < ofRoute) ? ofRoute : hop.Call.Limit;
    private List<WorkloadInstance>? _tried;
    private CancellationToken _stop;

    private bool CanSendAgain => !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested && (body is null ? !HopSender.HasBody(context) : body.CanReplay);

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<HopEnd> MakeAsync()
    {
        using var limit = _timeout is { } span ? new CancellationTokenSource(span, time) : null;
        _stop = limit?.Token ?? CancellationToken.None;
        try
        {
            if (await hop.Destination!.Load.EnterAsync(_stop) is not { } place)
            {
                return HopEnd.Of(HopFailure.Overflow(hop.Destination.Host));
            }
            using (place)
            {
                for (var retry = 0; ; retry++)
                {
                    if (sender.Pick(context, hop, _retries.IgnoresPreviousHosts ? _tried : null) is not { } pick)
                    {
                        return HopEnd.Of(sender.Absent(hop));
                    }
                    hop.Pick = pick;
                    if (retry == 0 && hop.Call.Admission is { } admission && !await admission.AdmitsAsync(pick.Instance.Version))
                    {
                        return HopEnd.NotAdmitted;
                    }
                    var answer = new HopTransformer(hop, new HopTarget(hop.Call.Source, pick.Instance, hop.Destination.Policy), retry < _retries.Attempts && CanSendAgain ? IsHeldBack : null);
                    using var perTry = PerTry();
                    AttemptEnd end;
                    pick.Instance.Enter();
                    try
                    {
                        end = End(answer, await sender.ForwardAsync(context, answer, perTry?.Token ?? _stop), perTry?.Token);
                    }
                    finally
                    {
                        pick.Instance.Leave();
                    }
                    Judge(pick.Instance, retry, end);
                    if (!IsWorthAnother(end) || !await PrepareAsync(retry + 1, end))
                    {
                        return HopEnd.Of(end.Failure);
                    }
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return HopEnd.Of(HopFailure.Of(ForwarderError.RequestTimedOut, null, hop.Destination!.Host, _timeout));
        }
    }

    private CancellationTokenSource? PerTry()
    {
        if (_retries.PerTryTimeout is not { } limit)
        {
            return null;
        }
        var perTry = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        perTry.CancelAfter(limit);
        return perTry;
    }

    private AttemptEnd End(HopTransformer answer, ForwarderError error, CancellationToken? perTry)
    {
        if (answer.Lost is { } lost)
        {
            error = context.RequestAborted.IsCancellationRequested ? ForwarderError.RequestCanceled : ForwarderError.Request;
            context.Features.Set<IForwarderErrorFeature>(new LostAnswer(error, lost));
        }
        hop.ResponseBytes = answer.ResponseBytes;
        hop.IsMutualTls = answer.Target.IsMutualTls;
        hop.IsRecordedThere = answer.IsRecordedThere;
        if (error == ForwarderError.None)
        {
            return new AttemptEnd(answer.HeldStatus, null);
        }
        var timeout = _stop.IsCancellationRequested || perTry is null ? _timeout : _retries.PerTryTimeout;
        return new AttemptEnd(answer.HeldStatus, sender.Failure(context, hop, answer.Target.Instance, error, timeout, perTry ?? _stop));
    }

    private bool IsHeldBack(HttpResponseMessage answer) => RetryRules.Wants(_retries.On, (int)answer.StatusCode, GrpcStatus(answer));

    private void Judge(WorkloadInstance instance, int retry, AttemptEnd end)
    {
        // What the caller did says nothing of the instance: it went away, or what it sent is no body.
        if (end.Failure is not { Flags: "DC" or "DPE" })
        {
            Doubt(instance, end.Failure);
            sender.Judge(hop, instance, end.Failure?.Status ?? end.HeldStatus ?? context.Response.StatusCode);
        }
        if (retry > 0 || end.HeldStatus is not null || (end.Failure is not null && _retries.Attempts > 0))
        {
            hop.Steps.Add(Step(instance, retry, end));
        }
        if (_retries.Attempts > retry)
        {
            (_tried ??= []).Add(instance);
        }
    }

    private bool IsWorthAnother(AttemptEnd end) =>
        end.HeldStatus is not null || (end.Failure is { } failure && (RetryRules.Wants(_retries.On, failure) || IsLostWithItsProcess(failure)));

    /// <summary>
    /// Processes elsewhere are killed at any moment. What does no harm twice is asked again (RFC 9110, section 9.2.2): the caller did not choose to
    /// be on a connection that ended.
    /// </summary>
    private bool IsLostWithItsProcess(HopFailure failure) =>
        failure.Flags is "UC" or Broken && _retries.Attempts > 0 && _tried is [.., { Origin: InstanceOrigin.Elsewhere }] && IsIdempotent(context.Request.Method);

    private static bool IsIdempotent(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsPut(method) || HttpMethods.IsDelete(method);

    private static void Doubt(WorkloadInstance instance, HopFailure? failure)
    {
        if (failure is { Flags: "UF" or "UC" or Broken } && instance.Origin is InstanceOrigin.Elsewhere)
        {
            instance.Health.Lose();
        }
    }

    /// <summary>False: there is to be no other attempt.</summary>
    private async ValueTask<bool> PrepareAsync(int retry, AttemptEnd end)
    {
        if (retry > _retries.Attempts || _stop.IsCancellationRequested || !CanSendAgain || !hop.Destination!.Load.TryEnterRetry())
        {
            return false;
        }
        try
        {
            await Task.Delay(RetryRules.Pause(_retries, retry), _stop);
        }
        finally
        {
            hop.Destination.Load.LeaveRetry();
        }
        body?.Rewind();
        context.Response.StatusCode = StatusCodes.Status200OK;
        return end.HeldStatus is not null || end.Failure is not null;
    }

    private HopStep Step(WorkloadInstance instance, int retry, AttemptEnd end)
    {
        var verdict = end switch
        {
            { HeldStatus: { } status } => $"{instance.Name} answered {status}: tried again",
            { Failure: { } failure } => $"{instance.Name}: {failure.Flags}",
            _ => $"{instance.Name} answered {context.Response.StatusCode}",
        };
        return new HopStep("attempt", $"attempt {retry + 1} of at most {_retries.Attempts + 1}", verdict, end is { HeldStatus: null, Failure: null }, 0);
    }

    private static int? GrpcStatus(HttpResponseMessage answer) =>
        answer.Headers.NonValidated.TryGetValues("grpc-status", out var values) && int.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : null;
}
