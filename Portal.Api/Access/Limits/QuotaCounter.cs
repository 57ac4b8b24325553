using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Plans;

namespace Portal.Api.Access.Limits;

/// <summary>What a subscription used of a metric in the window that began at <see cref="WindowStart"/>.</summary>
internal sealed class QuotaCounter
{
    public required Guid SubscriptionId { get; init; }

    public required string Metric { get; init; }

    public required LimitWindow Window { get; init; }

    public required DateTimeOffset WindowStart { get; init; }

    public required DateTimeOffset WindowEnd { get; init; }

    public required long Used { get; set; }
}

internal sealed class QuotaCounterConfiguration : IEntityTypeConfiguration<QuotaCounter>
{
    public void Configure(EntityTypeBuilder<QuotaCounter> builder)
    {
        builder.HasKey(row => new { row.SubscriptionId, row.Metric, row.Window, row.WindowStart });
        builder.Property(row => row.Metric).HasMaxLength(100);
        builder.Property(row => row.Window).HasConversion<string>().HasMaxLength(20);
        builder.HasIndex(row => row.WindowEnd);
    }
}
