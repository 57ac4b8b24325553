using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Upgrading;

/// <summary>The media types that OpenAPI 2.0 lists once for a whole document or operation, and 3.0 names at each content.</summary>
internal static class MediaTypes
{
    public const string Default = "application/json";

    public static IReadOnlyList<ContractNode> Of(ObjectNode holder, string list, IReadOnlyList<ContractNode> otherwise) => holder[list] is ArrayNode own ? own.Items : otherwise;

    /// <summary>A name twice is one.</summary>
    public static IEnumerable<Member> Under(IReadOnlyList<ContractNode> types, ContractNode content, string otherwise = Default) => types.Count == 0
        ? [new Member(otherwise, content, content.Place)]
        : types.Where(type => type.AsString is not null).Select(type => new Member(type.AsString!, content, type.Place)).DistinctBy(member => member.Name, StringComparer.Ordinal);

    public static bool Same(IReadOnlyList<ContractNode> some, IReadOnlyList<ContractNode> others) =>
        ReferenceEquals(some, others) || some.Select(type => type.AsString).SequenceEqual(others.Select(type => type.AsString), StringComparer.Ordinal);
}
