namespace Portal.Api.Contracts.Conformance;

/// <summary>The body of a message as far as it is there to be looked at. <see cref="Left"/> says why it is not; <see cref="IsNone"/>: the message has none.</summary>
internal readonly record struct BodyPart(ReadOnlyMemory<byte> Bytes, string? ContentType, string? Left = null)
{
    /// <summary>Such as the answer to HEAD.</summary>
    public static readonly BodyPart None = new(default, null) { IsNone = true };

    public bool IsNone { get; init; }

    /// <summary>The rule that <see cref="Left"/> breaks where a body must be seen: <c>size</c> or <c>coding</c>. Null: none.</summary>
    public string? LeftRule { get; init; }

    /// <summary>The contract is enforced: a body that it speaks of and that cannot be looked at does not conform, else any could be hidden.</summary>
    public bool MustBeSeen { get; init; }

    /// <summary>Nothing, and nothing held back.</summary>
    public bool IsEmpty => Bytes.IsEmpty && Left is null;
}
