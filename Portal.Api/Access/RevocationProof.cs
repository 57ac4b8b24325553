namespace Portal.Api.Access;

/// <summary>
/// What gateways answered when they were asked about a credential after its revocation: on how many of those that are alive it is refused,
/// and how long the slowest took from the revocation on (null: none refuses it, or none is there).
/// </summary>
public sealed record RevocationProof(Guid CredentialId, int Gateways, int RefusedOn, long? SlowestMilliseconds, IReadOnlyList<GatewayProof> Replicas)
{
    internal static RevocationProof Of(Guid credential, IReadOnlyList<GatewayProof> replicas) => new(
        credential, replicas.Count, replicas.Count(replica => replica.Refused), replicas.Max(replica => replica.Milliseconds), replicas);
}

/// <summary>One gateway, by machine and process. Without a time it has not answered within two seconds, and applies the change as soon as it is back.</summary>
public sealed record GatewayProof(Guid Id, string Name, bool Refused, long? Milliseconds);
