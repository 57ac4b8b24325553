using Portal.Api.Catalog.Edge;
using Portal.Api.Gateway.Conformance;
using Portal.Ui;

namespace Portal.Admin;

internal static class CheckWords
{
    public static string Of(CheckMode mode) => mode switch
    {
        CheckMode.Report => "reported",
        CheckMode.Enforce => "enforced",
        _ => "not checked",
    };

    /// <summary>What the gateway is told of an API, in words.</summary>
    public static IEnumerable<(string Name, string Words)> Settings(ConformanceView api)
    {
        yield return ("Requests that differ", Capital(Of(api.Requests)));
        yield return ("Answers that differ", Capital(Of(api.Responses)));
        yield return ("Mock", api.Edge.Mock switch
        {
            null or { Mode: MockMode.Asked, Operations.Count: 0 } => "For callers that ask",
            { Mode: MockMode.Always } => "All calls",
            { Mode: MockMode.Never } => "None",
            { Operations: var operations } => $"For callers that ask, and all calls of {string.Join(", ", operations)}",
        });
        yield return ("Pages of other origins", api.Edge.Cors is { } cors ? string.Join(", ", cors.Origins) : "None");
        yield return ("Bodies up to", Bytes(api.Edge.Bounds?.BodyBytes));
        yield return ("Headers up to", Bytes(api.Edge.Bounds?.HeaderBytes));
        yield return ("Time", api.Edge.Bounds?.Seconds is { } seconds ? $"{seconds} s" : "As the route has it");
    }

    private static string Bytes(long? most) => most is { } bytes ? $"{ChartNumbers.Whole(bytes)} B" : "As the gateway takes";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <summary>Requests and answers that differ, together.</summary>
    public static long Differing(ConformanceView api) => api.Operations.Sum(operation => operation.RequestsDiffering + operation.ResponsesDiffering);
}
