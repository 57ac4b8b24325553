using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Plans;

/// <summary>What an API counts beside its calls. Kept as its definition declares it.</summary>
internal sealed class ApiMetric
{
    /// <summary>Slug of the API.</summary>
    public required string Api { get; init; }

    public required string Name { get; init; }

    public required string Unit { get; set; }

    public required string Description { get; set; }

    public required int Position { get; set; }
}

internal sealed class ApiMetricConfiguration : IEntityTypeConfiguration<ApiMetric>
{
    public void Configure(EntityTypeBuilder<ApiMetric> builder)
    {
        builder.ToTable("ApiMetrics");
        builder.HasKey(metric => new { metric.Api, metric.Name });
    }
}
