using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Catalog;

/// <summary>A version of an API that callers can tell apart, such as v2. Its contract is the revision of the highest number.</summary>
internal sealed class PublishedVersion
{
    public required Guid Id { get; init; }

    public required Guid ApiId { get; init; }

    public required string Name { get; init; }

    /// <summary>Place in the definition's list; the first that a reader may see is the one shown first.</summary>
    public required int Position { get; set; }

    public required Audience Audience { get; set; }

    public required LifecycleState State { get; set; }

    public required bool Listed { get; set; }

    public List<PublishedRevision> Revisions { get; init; } = [];
}

internal sealed class PublishedVersionConfiguration : IEntityTypeConfiguration<PublishedVersion>
{
    public void Configure(EntityTypeBuilder<PublishedVersion> builder)
    {
        builder.ToTable("PublishedVersions");
        builder.Property(version => version.Name).HasMaxLength(32);
        builder.HasIndex(version => new { version.ApiId, version.Name }).IsUnique();
        builder.Property(version => version.Audience).HasConversion<string>().HasMaxLength(16);
        builder.Property(version => version.State).HasConversion<string>().HasMaxLength(16);
        builder.HasMany(version => version.Revisions).WithOne().HasForeignKey(revision => revision.VersionId);
    }
}
