using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Catalog.Lifecycle;

/// <summary>That a version's life was announced or changed: what held before (null: nothing was said), what holds now, by whom and why.</summary>
internal sealed class LifecycleChange
{
    public required Guid Id { get; init; }

    public required Guid VersionId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string By { get; init; }

    public string? Reason { get; init; }

    public LifecycleState? StageBefore { get; init; }

    public DateOnly? DeprecatedBefore { get; init; }

    public DateOnly? RetiredBefore { get; init; }

    public required LifecycleState Stage { get; init; }

    public DateOnly? Deprecated { get; init; }

    public DateOnly? Retired { get; init; }

    public string? Successor { get; init; }

    public string? Notice { get; init; }

    /// <summary>When those whom it concerns were told, or it was found that there is nobody to tell.</summary>
    public DateTimeOffset? ToldAt { get; set; }
}

internal sealed class LifecycleChangeConfiguration : IEntityTypeConfiguration<LifecycleChange>
{
    public void Configure(EntityTypeBuilder<LifecycleChange> builder)
    {
        builder.ToTable("LifecycleChanges");
        builder.HasIndex(change => new { change.VersionId, change.At });
        builder.HasIndex(change => change.ToldAt);
        builder.Property(change => change.By).HasMaxLength(200);
        builder.Property(change => change.Reason).HasMaxLength(500);
        builder.Property(change => change.StageBefore).HasConversion<string>().HasMaxLength(16);
        builder.Property(change => change.Stage).HasConversion<string>().HasMaxLength(16);
        builder.Property(change => change.Successor).HasMaxLength(32);
        builder.Property(change => change.Notice).HasMaxLength(VersionLifecycle.LongestNotice);
        // Of two processes that tell at once the second finds that it was done, and sends nothing.
        builder.Property(change => change.ToldAt).IsConcurrencyToken();
        builder.HasOne<PublishedVersion>().WithMany().HasForeignKey(change => change.VersionId);
    }
}
