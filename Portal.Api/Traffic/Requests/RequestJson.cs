using System.Text.Json.Serialization;

namespace Portal.Api.Traffic.Requests;

/// <summary>How ledgers and hops are kept; generated, for speed.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(IReadOnlyList<LedgerStep>))]
[JsonSerializable(typeof(IReadOnlyList<TraceHop>))]
internal sealed partial class RequestJson : JsonSerializerContext;
