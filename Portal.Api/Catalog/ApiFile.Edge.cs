using Portal.Api.Catalog.Edge;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog;

/// <summary>What the gateway is told of an API.</summary>
internal sealed partial class ApiFile
{
    private static readonly string[] EdgeMembers = ["checks", "failures"];

    private EdgeSettings Edge(ContractNode root)
    {
        var checks = root.Get("checks") ?? ObjectNode.Empty;
        Known(checks, "/checks", ["requests", "responses"]);
        var failures = root.Get("failures") ?? ObjectNode.Empty;
        Known(failures, "/failures", ["authorization", "limits"]);
        return new EdgeSettings
        {
            Requests = Mode(checks, "requests"),
            Responses = Mode(checks, "responses"),
            Authorization = Failure(failures, "authorization"),
            Limits = Failure(failures, "limits"),
        };
    }

    private FailureMode? Failure(ContractNode failures, string what) =>
        failures.Get(what) is null ? null : Enum.Parse<FailureMode>(Choice(failures, "/failures", what, null, "refuse", "pass"), ignoreCase: true);

    private CheckMode? Mode(ContractNode checks, string side) =>
        checks.Get(side) is null ? null : Enum.Parse<CheckMode>(Choice(checks, "/checks", side, null, "off", "report", "enforce"), ignoreCase: true);
}
