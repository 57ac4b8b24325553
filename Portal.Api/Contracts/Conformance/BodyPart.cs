namespace Portal.Api.Contracts.Conformance;

/// <summary>The body of a message as far as it is there to be looked at. <see cref="Left"/> says why it is not; <see cref="IsNone"/>: the message has none.</summary>
internal readonly record struct BodyPart(ReadOnlyMemory<byte> Bytes, string? ContentType, string? Left = null)
{
    /// <summary>Such as the answer to HEAD.</summary>
    public static readonly BodyPart None = new(default, null) { IsNone = true };

    public bool IsNone { get; init; }

    /// <summary>Nothing, and nothing held back.</summary>
    public bool IsEmpty => Bytes.IsEmpty && Left is null;
}
