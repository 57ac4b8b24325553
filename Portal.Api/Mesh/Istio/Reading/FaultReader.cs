namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Reads <c>fault</c>: what is done to a share of the calls. As in Istio, a fault without a share happens to none.</summary>
internal static class FaultReader
{
    public static FaultInjection? Read(FieldReader fields)
    {
        if (fields.Map("fault") is not { } inner)
        {
            return null;
        }
        var fault = new FaultInjection(Delay(inner), Abort(inner));
        if (fault is { Delay: null, Abort: null })
        {
            fields.Report("fault", "takes delay or abort");
        }
        inner.Close();
        return fault;
    }

    private static FaultDelay? Delay(FieldReader fields)
    {
        if (fields.Map("delay") is not { } inner)
        {
            return null;
        }
        var duration = inner.Duration("fixedDelay");
        if (duration is null)
        {
            inner.Report("fixedDelay", "is required: how long to wait, such as 5s");
        }
        var percent = inner.Whole("percent", 0, 100);
        var share = inner.Percentage();
        if (percent is not null && share is not null)
        {
            inner.Report("percent", "stands beside percentage, which is its newer form: take it out");
        }
        inner.Close();
        return duration is null ? null : new FaultDelay(duration.Value, share ?? percent ?? 0);
    }

    private static FaultAbort? Abort(FieldReader fields)
    {
        if (fields.Map("abort") is not { } inner)
        {
            return null;
        }
        var http = inner.Whole("httpStatus", 200, 599);
        var grpc = inner.Text("grpcStatus") is { } text ? GrpcStatusOf(inner, text) : null;
        if (inner.Has("httpStatus") == inner.Has("grpcStatus"))
        {
            inner.Report("httpStatus", "is required, or grpcStatus in its place: with which status the call ends");
        }
        var abort = new FaultAbort(http, grpc, inner.Percentage() ?? 0);
        inner.Close();
        return abort;
    }

    private static int? GrpcStatusOf(FieldReader fields, string text)
    {
        var status = GrpcStatus.Parse(text);
        if (status is null)
        {
            fields.Report("grpcStatus", $"takes a status of gRPC such as UNAVAILABLE or 14, not '{text}'");
        }
        return status;
    }
}
