using Microsoft.EntityFrameworkCore;
using Portal.Api.Persistence;

namespace Portal.Api.Catalog.Domains;

/// <summary>Brings the rows of the domains to what is declared, in the caller's unit of work.</summary>
internal sealed class DefineDomains(PortalDbContext db)
{
    public async Task ExecuteAsync(IReadOnlyList<DomainDefinition> declared, CancellationToken cancellationToken)
    {
        var stored = await db.Set<PublishedDomain>().ToDictionaryAsync(domain => domain.Name, cancellationToken);
        for (var position = 0; position < declared.Count; position++)
        {
            if (stored.Remove(declared[position].Name, out var known))
            {
                Update(known, declared[position], position);
            }
            else
            {
                db.Add(New(declared[position], position));
            }
        }
        db.RemoveRange(stored.Values);
        await db.SaveChangesAsync(cancellationToken);
    }

    private static PublishedDomain New(DomainDefinition declared, int position) => new()
    {
        Name = declared.Name,
        Title = declared.Title,
        Summary = declared.Summary,
        Position = position,
        Owners = Owners(declared),
        Workloads = [.. declared.Workloads],
    };

    private static void Update(PublishedDomain known, DomainDefinition declared, int position)
    {
        (known.Title, known.Summary, known.Position) = (declared.Title, declared.Summary, position);
        if (!known.Workloads.SequenceEqual(declared.Workloads))
        {
            known.Workloads = [.. declared.Workloads];
        }
        if (!known.ToDefinition().Owners.SequenceEqual(declared.Owners))
        {
            known.Owners = Owners(declared);
        }
    }

    private static List<PublishedDomainOwner> Owners(DomainDefinition declared) =>
        [.. declared.Owners.Select((owner, position) => new PublishedDomainOwner { Position = position, Name = owner.Name, Mail = owner.Mail })];
}
