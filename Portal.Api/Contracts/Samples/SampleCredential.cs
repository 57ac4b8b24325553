namespace Portal.Api.Contracts.Samples;

/// <summary>What a sample sends to say who calls: named variables, never a secret.</summary>
public sealed record SampleCredential(IReadOnlyList<RequestValue> Headers, IReadOnlyList<RequestValue> Query)
{
    /// <summary>A client certificate, from the files client.pem and client.key.</summary>
    public bool Certificate { get; init; }
}
