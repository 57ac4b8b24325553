using System.Text.Json.Serialization;
using Portal.Api.Catalog.Edge;

namespace Portal.Api.Gateway.Conformance;

/// <summary>How the calls of an API since a moment fit its contracts. Requests and responses are what is done with a call that does not.</summary>
public sealed record ConformanceView(
    string Api,
    string Title,
    CheckMode Requests,
    CheckMode Responses,
    DateTimeOffset Since,
    IReadOnlyList<ConformanceOperationView> Operations,
    IReadOnlyList<ConformanceViolationView> Violations)
{
    /// <summary>For pages; by the management API the catalogue's export has it.</summary>
    [JsonIgnore]
    public EdgeSettings Edge { get; init; } = EdgeSettings.None;
}

/// <summary>Unseen counts calls of which a body was not looked into: too large, or of a kind that is not.</summary>
public sealed record ConformanceOperationView(string Version, string Operation, long Requests, long RequestsDiffering, long Responses, long ResponsesDiffering, long Unseen);

public enum ConformanceSide
{
    Request,
    Response,
}

/// <summary>A rule that was broken, by a pointer into the contract; what was found the last time, and the call that shows it.</summary>
public sealed record ConformanceViolationView(
    string Version, string Operation, ConformanceSide Side, string Pointer, string Rule, long Count, string Detail, string RequestId, DateTimeOffset LastSeen);
