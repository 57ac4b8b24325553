using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Access;

/// <summary>A process that lets calls in by what is in the database: what it decides by, and when it was last heard of.</summary>
internal sealed class AccessReplica
{
    public Guid Id { get; init; }

    /// <summary>Machine and process, for people.</summary>
    public string Name { get; set; } = "";

    public long Revision { get; set; }

    /// <summary>Credentials revoked a moment ago that its guard was asked about after it had read that revision, and refuses.</summary>
    public List<Guid> Refuses { get; set; } = [];

    public DateTimeOffset SeenAt { get; set; }
}

internal sealed class AccessReplicaConfiguration : IEntityTypeConfiguration<AccessReplica>
{
    public void Configure(EntityTypeBuilder<AccessReplica> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.Name).HasMaxLength(120);
    }
}
