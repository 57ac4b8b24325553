using Portal.Api.Catalog.Edge;
using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Catalog;

/// <summary>What the gateway is told of an API.</summary>
internal sealed partial class ApiFile
{
    private static readonly string[] EdgeMembers = ["checks"];

    private EdgeSettings Edge(ContractNode root)
    {
        var checks = root.Get("checks") ?? ObjectNode.Empty;
        Known(checks, "/checks", ["requests", "responses"]);
        return new EdgeSettings { Requests = Mode(checks, "requests"), Responses = Mode(checks, "responses") };
    }

    private CheckMode? Mode(ContractNode checks, string side) =>
        checks.Get(side) is null ? null : Enum.Parse<CheckMode>(Choice(checks, "/checks", side, null, "off", "report", "enforce"), ignoreCase: true);
}
