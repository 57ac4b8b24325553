using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Access;

/// <summary>The one row by which processes on the same data notice that what the guard reads has changed.</summary>
internal sealed class AccessRevision
{
    public int Id { get; init; }

    public long Revision { get; set; }

    public string? PepperFingerprint { get; set; }
}

internal sealed class AccessRevisionConfiguration : IEntityTypeConfiguration<AccessRevision>
{
    public void Configure(EntityTypeBuilder<AccessRevision> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.PepperFingerprint).HasMaxLength(64);
        builder.HasData(new AccessRevision { Id = 1, Revision = 1 });
    }
}
