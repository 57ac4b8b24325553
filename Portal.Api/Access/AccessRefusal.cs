using Portal.Api.Access.Limits;
using Portal.Api.Contracts.Conformance;

namespace Portal.Api.Access;

/// <summary>
/// Why a call was refused. <see cref="Title"/> is 3scale's text, which its clients know; <see cref="PlainStatus"/> is the status in
/// 3scale's form. <see cref="Detail"/> says what was found, <see cref="Remedy"/> what to do.
/// </summary>
internal sealed record AccessRefusal(int Status, string Code, string Title, string Detail, string Remedy)
{
    public int PlainStatus { get; init; } = Status;

    /// <summary>The text in 3scale's form, where that is another.</summary>
    public string PlainTitle { get; init; } = Title;

    /// <summary>What a limit refused: the limits that have to do with the call, and whose they are.</summary>
    public LimitOwner? Limits { get; init; }

    /// <summary>In what a call differs from its contract.</summary>
    public IReadOnlyList<ContractViolation> Violations { get; init; } = [];

    /// <summary>Address of the page about what to call instead.</summary>
    public string? Successor { get; init; }

    /// <summary>What is wrong with an access token, in the words of RFC 6750.</summary>
    public string? Challenge { get; init; }

    /// <summary>Whole seconds until the same call can pass.</summary>
    public long? RetryAfter { get; init; }
}
