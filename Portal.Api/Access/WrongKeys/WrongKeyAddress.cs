using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Access.WrongKeys;

/// <summary>An address that sent keys which nobody has. Forgotten 30 days after the last.</summary>
internal sealed class WrongKeyAddress
{
    public required string Address { get; init; }

    public required DateTimeOffset FirstAt { get; init; }

    public required DateTimeOffset LastAt { get; set; }

    public required long Wrong { get; set; }

    /// <summary>Of these, the ones that were told to wait.</summary>
    public required long Slowed { get; set; }

    /// <summary>The API that was called last; null: none, but the token endpoint.</summary>
    public required string? Api { get; set; }
}

internal sealed class WrongKeyAddressConfiguration : IEntityTypeConfiguration<WrongKeyAddress>
{
    public void Configure(EntityTypeBuilder<WrongKeyAddress> builder)
    {
        builder.ToTable("WrongKeys");
        builder.HasKey(row => row.Address);
        builder.Property(row => row.Address).HasMaxLength(64);
        builder.Property(row => row.Api).HasMaxLength(64);
        builder.HasIndex(row => row.LastAt);
    }
}
