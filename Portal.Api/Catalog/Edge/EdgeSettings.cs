using System.Text.Json;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Edge;

/// <summary>What an <c>api.yaml</c> says of how the gateway treats calls of the API. What is not said (null) is as the gateway's own settings have it.</summary>
public sealed record EdgeSettings
{
    public static readonly EdgeSettings None = new();

    /// <summary>Requests against the contract: <c>checks.requests</c>.</summary>
    public CheckMode? Requests { get; init; }

    /// <summary>Answers against the contract: <c>checks.responses</c>.</summary>
    public CheckMode? Responses { get; init; }

    /// <summary>A call that cannot be decided on, at the doors for other data planes: <c>failures.authorization</c>. Not said: it is refused.</summary>
    public FailureMode? Authorization { get; init; }

    /// <summary>A call whose limits cannot be counted: <c>failures.limits</c>. Not said: it passes.</summary>
    public FailureMode? Limits { get; init; }

    internal static EdgeSettings Read(string json) => JsonSerializer.Deserialize<EdgeSettings>(json, WireJson.Options) ?? None;

    internal string ToJson() => JsonSerializer.Serialize(this, WireJson.Options);
}
