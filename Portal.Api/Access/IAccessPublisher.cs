namespace Portal.Api.Access;

/// <summary>
/// Puts a committed change in force. Call it after SaveChanges of anything the guard reads (credential, subscription, application,
/// organisation state, plan, publication); when it returns, this process's gateway decides by the new state, and the
/// revision in the database has told the others.
/// </summary>
internal interface IAccessPublisher
{
    Task PublishAsync(CancellationToken cancellationToken);
}
