namespace Portal.Api.Access;

/// <summary>
/// Puts a committed change in force. Call it after SaveChanges of anything the guard reads (credential, subscription, application,
/// organisation state, plan, publication); when it returns, this process's gateway decides by the new state, and so does
/// every other gateway on the same data that is alive.
/// </summary>
internal interface IAccessPublisher
{
    Task PublishAsync(CancellationToken cancellationToken);

    /// <summary>The same after a revocation, with what each gateway answered about the credential when it was asked afterwards.</summary>
    Task<RevocationProof> ProveRevokedAsync(Guid credential, CancellationToken cancellationToken);
}
