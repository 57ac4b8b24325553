using System.Collections.Frozen;
using Portal.Api.Contracts;

namespace Portal.Api.Access;

internal readonly record struct VersionKey(string Api, string Version);

/// <summary>What the gateway must know of a version's life: whether it answers, and what its callers are to hear of its end.</summary>
internal sealed record VersionAccess(VersionKey Key)
{
    /// <summary>For the company's own alone; nobody else hears of it.</summary>
    public bool Hidden { get; init; }

    /// <summary>No call is led to it.</summary>
    public bool Draft { get; init; }

    /// <summary>From when it answers no more; then <see cref="Gone"/> says so.</summary>
    public DateTimeOffset? RetiredAt { get; init; }

    public AccessRefusal? Gone { get; init; }

    public EndNotice? Notice { get; init; }

    /// <summary>What calls that it answers are held against; null: nothing.</summary>
    public ContractDocument? Contract { get; init; }

    /// <summary>By the id of the operation: those that end by themselves.</summary>
    public FrozenDictionary<string, EndNotice> Operations { get; init; } = FrozenDictionary<string, EndNotice>.Empty;
}
