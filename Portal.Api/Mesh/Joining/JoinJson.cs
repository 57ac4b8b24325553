using System.Text.Json.Serialization;

namespace Portal.Api.Mesh.Joining;

/// <summary>What processes of one mesh write to each other. Members that are not known are of a later version, and skipped.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(JoinRequest))]
[JsonSerializable(typeof(JoinAnswer))]
[JsonSerializable(typeof(FollowRequest))]
[JsonSerializable(typeof(FollowAnswer))]
[JsonSerializable(typeof(RenewRequest))]
[JsonSerializable(typeof(RenewAnswer))]
[JsonSerializable(typeof(LeaveRequest))]
[JsonSerializable(typeof(ReportRequest))]
[JsonSerializable(typeof(Done))]
internal sealed partial class JoinJson : JsonSerializerContext;
