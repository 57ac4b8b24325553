using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Persistence;

namespace Portal.Api.Identity.AccessTokens;

/// <summary>An organisation's token for the management API, kept by its keyed hash.</summary>
internal sealed class AccessToken : INewestFirst
{
    public required Guid Id { get; init; }

    public required Guid OrganizationId { get; init; }

    public required string Name { get; init; }

    public required string Hash { get; init; }

    public required string Prefix { get; init; }

    public required string Last4 { get; init; }

    public required List<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public DateTimeOffset? LastUsedAt { get; set; }

    public bool IsGood(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;
}

internal sealed class AccessTokenConfiguration : IEntityTypeConfiguration<AccessToken>
{
    public void Configure(EntityTypeBuilder<AccessToken> builder)
    {
        builder.Property(token => token.Name).HasMaxLength(100);
        builder.Property(token => token.Hash).HasMaxLength(100);
        builder.Property(token => token.Prefix).HasMaxLength(20);
        builder.Property(token => token.Last4).HasMaxLength(4);
        builder.Property(token => token.CreatedBy).HasMaxLength(200);
        builder.HasIndex(token => token.Hash).IsUnique();
        builder.HasIndex(token => token.OrganizationId);
    }
}
