using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Catalog.Lifecycle;

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

    /// <summary>Draft, beta or published; see <see cref="Life"/>.</summary>
    public LifecycleState Stage { get; private set; } = LifecycleState.Published;

    public DateOnly? Deprecated { get; private set; }

    public DateOnly? Retired { get; private set; }

    public string? Successor { get; private set; }

    public string? Notice { get; private set; }

    /// <summary>What the definition said of its life when it was last taken over: only other words than these are news.</summary>
    public string? DefinedLife { get; set; }

    public required bool Listed { get; set; }

    /// <summary>SHA-256 of what was last taken from the folder at start: that is not taken again, so what was published since by other ways stays in force.</summary>
    public string? FolderSha256 { get; set; }

    public VersionLifecycle Life
    {
        get => new(Stage, Deprecated, Retired, Successor, Notice);
        set => (Stage, Deprecated, Retired, Successor, Notice) = (value.Stage, value.Deprecated, value.Retired, value.Successor, value.Notice);
    }

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
        builder.Ignore(version => version.Life);
        builder.Property(version => version.Stage).HasColumnName("State").HasConversion<string>().HasMaxLength(16);
        builder.Property(version => version.Successor).HasMaxLength(32);
        builder.Property(version => version.Notice).HasMaxLength(VersionLifecycle.LongestNotice);
        builder.Property(version => version.DefinedLife).HasMaxLength(700);
        builder.Property(version => version.FolderSha256).HasMaxLength(64).IsFixedLength();
        builder.HasMany(version => version.Revisions).WithOne().HasForeignKey(revision => revision.VersionId);
    }
}
