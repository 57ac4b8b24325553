using Yarp.ReverseProxy.Forwarder;

namespace Portal.Api.Mesh.Forwarding;

/// <summary>How a hop without a proper answer is told: Envoy's response flag and status, and a problem for the caller.</summary>
internal sealed record HopFailure(int Status, string Flags, string Code, string Detail)
{
    public static HopFailure NoRoute(MeshCall call) =>
        new(404, "NR", "no_route", $"No rule of the mesh leads from {call.Source.Workload} to {call.Authority}{PathOf(call)}. The virtual services of gateway '{call.Gateway}' say what is routed.");

    public static HopFailure NoInstance(string host, string? subset) =>
        new(503, "UH", "no_instance", subset is null ? $"No instance of {host} is ready. Send the call again in a moment." : $"No instance of {host}, subset {subset}, is ready. Send the call again in a moment.");

    public static HopFailure UnknownHost(string host, int status) =>
        new(status, "NC", "no_instance", $"No service of the mesh is called {host}, to which a rule leads. The rule has to be mended.");

    public static HopFailure NoSubset(string host, string subset) =>
        new(404, "NR", "no_subset", $"No DestinationRule defines a subset {subset} of {host}. Choose another, or let the rules choose.");

    public static HopFailure Overflow(string host) =>
        new(503, "UO", "too_busy", $"{host} has as many calls under way as its DestinationRule allows. Send the call again in a moment.");

    public static HopFailure Of(ForwarderError error, Exception? exception, string host, TimeSpan? timedOutAfter) => (error, exception) switch
    {
        _ when timedOutAfter is { } limit =>
            new(504, "UT", "upstream_timeout", $"{host} did not answer within {limit.TotalSeconds:0.###} s. Send the call again."),
        // The caller is there, and what it sent is no body.
        _ when MalformedStatus(exception) is { } status =>
            new(status, "DPE", status == 413 ? "body_too_large" : "request_malformed", "The request's body or framing is not what its headers say, or more than is taken. Check Content-Length and Transfer-Encoding, and send less in one call."),
        (ForwarderError.RequestCanceled or ForwarderError.RequestBodyCanceled or ForwarderError.ResponseBodyCanceled
            or ForwarderError.RequestBodyClient or ForwarderError.ResponseBodyClient, _) =>
            new(499, "DC", "caller_gone", "The caller went away before the answer."),
        (_, HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded }) =>
            new(502, "UPE", "bad_upstream_answer", $"{host} gave an answer that could not be read. Send the call again."),
        (_, HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError }) =>
            new(503, "UF", "connection_failed", $"An instance of {host} could not be reached. Send the call again in a moment."),
        // Whatever else went wrong, there was a connection, and the service may have done what it was asked.
        _ => new(503, "UC", "connection_lost", $"{host} closed the connection before it had answered. Send the call again, if doing so twice does no harm."),
    };

    private static int? MalformedStatus(Exception? exception) => exception switch
    {
        null => null,
        BadHttpRequestException bad => bad.StatusCode,
        // How the server tells of a chunk whose size is beyond counting.
        IOException { InnerException: OverflowException } => StatusCodes.Status400BadRequest,
        AggregateException several => several.InnerExceptions.Select(MalformedStatus).FirstOrDefault(status => status is not null),
        _ => MalformedStatus(exception.InnerException),
    };

    private static string PathOf(MeshCall call) => call.Path.AsSpan().IndexOf('?') is var query && query < 0 ? call.Path : call.Path[..query];
}
