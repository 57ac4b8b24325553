namespace Portal.Api.Contracts.Mocking;

/// <summary>A whole answer, ready to be sent. <see cref="Words"/> says where it is from; <see cref="Applied"/> is the value of Preference-Applied: what was preferred, as far as it was heeded.</summary>
internal sealed record MockAnswer(int Status, string? ContentType, byte[] Body, IReadOnlyList<KeyValuePair<string, string>> Headers, string Words)
{
    public string? Applied { get; init; }

    /// <summary>Name of the contract's example that it is.</summary>
    public string? Example { get; init; }
}
