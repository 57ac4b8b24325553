using Portal.Api.Catalog.Publishing;

namespace Portal.Api.Catalog.Changelog;

/// <summary>Adds the mails that go with an entry to the unit of work that writes it, so that both are saved or neither.</summary>
internal interface IChangelogMail
{
    Task AddAsync(ChangelogEntry entry, Publication publication, CancellationToken cancellationToken);
}
