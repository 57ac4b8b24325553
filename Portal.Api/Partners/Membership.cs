using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Identity;

namespace Portal.Api.Partners;

/// <summary>A person's place in an organisation.</summary>
internal sealed class Membership
{
    public required Guid OrganizationId { get; init; }

    public required Guid UserId { get; init; }

    public required bool IsOwner { get; set; }

    public required DateTimeOffset Since { get; init; }

    public Organization Organization { get; init; } = null!;

    public PortalUser User { get; init; } = null!;
}

internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.HasKey(membership => new { membership.OrganizationId, membership.UserId });
        builder.HasOne(membership => membership.Organization).WithMany(organization => organization.Members).HasForeignKey(membership => membership.OrganizationId);
        builder.HasOne(membership => membership.User).WithMany().HasForeignKey(membership => membership.UserId);
    }
}
