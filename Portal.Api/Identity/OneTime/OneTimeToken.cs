using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Identity.OneTime;

/// <summary>A link's secret that works once, kept by its hash. Using it deletes it.</summary>
internal sealed class OneTimeToken
{
    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required OneTimePurpose Purpose { get; init; }

    public required string Hash { get; init; }

    public required DateTimeOffset IssuedAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }
}

internal enum OneTimePurpose
{
    ConfirmEmail,
    ResetPassword,
    AdministratorLink,
}

internal sealed class OneTimeTokenConfiguration : IEntityTypeConfiguration<OneTimeToken>
{
    public void Configure(EntityTypeBuilder<OneTimeToken> builder)
    {
        builder.Property(token => token.Purpose).HasConversion<string>().HasMaxLength(30);
        builder.Property(token => token.Hash).HasMaxLength(64);
        builder.HasIndex(token => token.Hash).IsUnique();
        builder.HasIndex(token => new { token.UserId, token.Purpose });
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(token => token.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
