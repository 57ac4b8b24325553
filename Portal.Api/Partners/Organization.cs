using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Persistence;

namespace Portal.Api.Partners;

/// <summary>A company whose people use the portal. Never deleted.</summary>
internal sealed class Organization : INewestFirst
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>What for, in the words of who signed up.</summary>
    public required string Purpose { get; set; }

    public required OrganizationState State { get; set; }

    /// <summary>One of the company's own, such as its internal portals.</summary>
    public bool IsInternal { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    public string? Reason { get; set; }

    public List<Membership> Members { get; } = [];
}

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.Property(organization => organization.Name).HasMaxLength(100);
        builder.Property(organization => organization.Purpose).HasMaxLength(1000);
        // Of two decisions at once the second finds another state than it read, and is not saved.
        builder.Property(organization => organization.State).HasConversion<string>().HasMaxLength(20).IsConcurrencyToken();
        builder.Property(organization => organization.DecidedBy).HasMaxLength(200);
        builder.Property(organization => organization.Reason).HasMaxLength(500);
        builder.HasIndex(organization => new { organization.State, organization.CreatedAt });
    }
}
