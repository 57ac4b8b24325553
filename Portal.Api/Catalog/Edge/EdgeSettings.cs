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

    internal static EdgeSettings Read(string json) => JsonSerializer.Deserialize<EdgeSettings>(json, WireJson.Options) ?? None;

    internal string ToJson() => JsonSerializer.Serialize(this, WireJson.Options);
}
