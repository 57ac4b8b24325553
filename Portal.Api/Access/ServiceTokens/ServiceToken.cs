using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Persistence;

namespace Portal.Api.Access.ServiceTokens;

/// <summary>With it a data plane may ask about the calls of one API, and report them. Kept as a hash.</summary>
internal sealed class ServiceToken : INewestFirst
{
    public required Guid Id { get; init; }

    /// <summary>Slug of the API, which is what a client calls the service's id.</summary>
    public required string Api { get; init; }

    /// <summary>Who has it, for people.</summary>
    public required string Name { get; init; }

    public required string Hash { get; init; }

    public required string Last4 { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string CreatedBy { get; init; }

    public DateTimeOffset? RevokedAt { get; set; }

    public string? RevokedBy { get; set; }
}

internal sealed class ServiceTokenConfiguration : IEntityTypeConfiguration<ServiceToken>
{
    public void Configure(EntityTypeBuilder<ServiceToken> builder)
    {
        builder.ToTable("ServiceTokens");
        builder.Property(token => token.Id).ValueGeneratedNever();
        builder.Property(token => token.Api).HasMaxLength(64);
        builder.Property(token => token.Name).HasMaxLength(80);
        builder.HasIndex(token => token.Hash).IsUnique();
        builder.HasIndex(token => token.Api);
    }
}
