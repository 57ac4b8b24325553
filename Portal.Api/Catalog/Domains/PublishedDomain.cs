using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Catalog.Domains;

/// <summary>A domain in force. APIs name it; nothing else holds on to it, so one that is declared no more is deleted.</summary>
internal sealed class PublishedDomain
{
    public required string Name { get; init; }

    public required string Title { get; set; }

    public required string Summary { get; set; }

    /// <summary>Place in the declared order.</summary>
    public required int Position { get; set; }

    public required List<PublishedDomainOwner> Owners { get; set; }

    public required List<string> Workloads { get; set; }

    public DomainDefinition ToDefinition() => new(Name, Title, Summary, [.. Owners.OrderBy(owner => owner.Position).Select(owner => new DomainOwner(owner.Name, owner.Mail))]) { Workloads = [.. Workloads] };
}

internal sealed class PublishedDomainOwner
{
    public required int Position { get; init; }

    public required string Name { get; init; }

    public string? Mail { get; init; }
}

internal sealed class PublishedDomainConfiguration : IEntityTypeConfiguration<PublishedDomain>
{
    public void Configure(EntityTypeBuilder<PublishedDomain> builder)
    {
        builder.ToTable("PublishedDomains");
        builder.HasKey(domain => domain.Name);
        builder.Property(domain => domain.Name).HasMaxLength(32);
        builder.Property(domain => domain.Title).HasMaxLength(120);
        builder.Property(domain => domain.Summary).HasMaxLength(400);
        builder.OwnsMany(domain => domain.Owners, owner =>
        {
            owner.ToTable("PublishedDomainOwners");
            owner.WithOwner().HasForeignKey("Domain");
            owner.HasKey("Domain", nameof(PublishedDomainOwner.Position));
            owner.Property(one => one.Position).ValueGeneratedNever();
            owner.Property(one => one.Name).HasMaxLength(120);
            owner.Property(one => one.Mail).HasMaxLength(254);
        });
    }
}
