using System.Text.Json;
using System.Text.Json.Serialization;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Edge;

/// <summary>What an <c>api.yaml</c> says of how the gateway treats calls of the API. What is not said (null) is as the gateway's own settings have it.</summary>
public sealed record EdgeSettings
{
    public static readonly EdgeSettings None = new();

    private static readonly JsonSerializerOptions Json = new(WireJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Requests against the contract: <c>checks.requests</c>.</summary>
    public CheckMode? Requests { get; init; }

    /// <summary>Answers against the contract: <c>checks.responses</c>.</summary>
    public CheckMode? Responses { get; init; }

    /// <summary>A call that cannot be decided on, at the doors for other data planes: <c>failures.authorization</c>. Not said: it is refused.</summary>
    public FailureMode? Authorization { get; init; }

    /// <summary>A call whose limits cannot be counted: <c>failures.limits</c>. Not said: it passes.</summary>
    public FailureMode? Limits { get; init; }

    /// <summary>Null: whoever asks for it.</summary>
    public MockSettings? Mock { get; init; }

    /// <summary>Null: pages of other origins do not call it.</summary>
    public CorsSettings? Cors { get; init; }

    public EdgeBounds? Bounds { get; init; }

    /// <summary>By what they say: the snapshot compares them whenever anything changes.</summary>
    public bool Equals(EdgeSettings? other) => other is not null && (ReferenceEquals(this, other) || ToJson() == other.ToJson());

    public override int GetHashCode() => ToJson().GetHashCode(StringComparison.Ordinal);

    internal static EdgeSettings Read(string json) => JsonSerializer.Deserialize<EdgeSettings>(json, Json) ?? None;

    internal string ToJson() => JsonSerializer.Serialize(this, Json);
}
