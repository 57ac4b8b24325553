namespace Portal.Api.Catalog.Publishing;

/// <summary>
/// Told of every contract once it is committed and in force at the gateway: search index, changelog, notifications. Implement it scoped.
/// A process that dies between the commit and the telling tells again at its next start, and a sink that failed is told again from time to time,
/// all of them with it; so taking a publication must be idempotent, by version and revision.
/// </summary>
internal interface IPublicationSink
{
    Task PublishedAsync(Publication publication, CancellationToken cancellationToken);
}
