using EnvoyApi.Auth;
using EnvoyApi.Core;
using Google.Protobuf.WellKnownTypes;
using Portal.Api.Traffic;
using Append = EnvoyApi.Core.HeaderValueOption.Types.HeaderAppendAction;

namespace Portal.Api.DataPlanes.Sidecars;

/// <summary>
/// What a sidecar in another process is told beside Envoy's own words, as dynamic metadata: the step of the decision.
/// </summary>
/// <param name="IsAwaited">Others wait for its end.</param>
internal sealed record SidecarVerdict(HopStep Step, bool IsAwaited)
{
    /// <summary>By this Envoy too is told of another path.</summary>
    public const string Path = ":path";

    public static HeaderValueOption Set(string name, string value, Append action = Append.OverwriteIfExistsOrAdd) => new()
    {
        Header = new HeaderValue { Key = name.ToLowerInvariant(), Value = value },
        AppendAction = action,
        Append = action is Append.AppendIfExistsOrAdd,
    };

    public void Put(CheckResponse response)
    {
        var fields = (response.DynamicMetadata ??= new Struct()).Fields;
        fields["step"] = Value.ForString(Step.Name);
        fields["verdict"] = Value.ForString(Step.Verdict);
        fields["passed"] = Value.ForBool(Step.Passed);
        fields["awaited"] = Value.ForBool(IsAwaited);
    }

    public static SidecarVerdict Read(CheckResponse response, long micros)
    {
        var fields = response.DynamicMetadata?.Fields;
        return new SidecarVerdict(
            new HopStep("interdomain", Text("step") ?? "", Text("verdict") ?? "", Find("passed")?.BoolValue is true, micros), Find("awaited")?.BoolValue is true);

        Value? Find(string name) => fields is not null && fields.TryGetValue(name, out var value) ? value : null;
        string? Text(string name) => Find(name)?.StringValue is { Length: > 0 } text ? text : null;
    }
}
