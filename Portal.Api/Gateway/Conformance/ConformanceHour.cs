using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Gateway.Conformance;

/// <summary>How many calls of an operation were held against its contract in an hour, and how many differed from it.</summary>
internal sealed class ConformanceHour
{
    public required DateTimeOffset Hour { get; init; }

    public required string Api { get; init; }

    public required string Version { get; init; }

    public required string Operation { get; init; }

    public long Requests { get; set; }

    public long RequestsDiffering { get; set; }

    public long Answers { get; set; }

    public long AnswersDiffering { get; set; }

    /// <summary>Calls of which a body passed unseen.</summary>
    public long Unseen { get; set; }
}

internal sealed class ConformanceHourConfiguration : IEntityTypeConfiguration<ConformanceHour>
{
    public void Configure(EntityTypeBuilder<ConformanceHour> builder)
    {
        builder.ToTable("ConformanceHours");
        builder.HasKey(row => new { row.Hour, row.Api, row.Version, row.Operation });
        builder.HasIndex(row => new { row.Api, row.Hour });
        builder.Property(row => row.Api).HasMaxLength(64);
        builder.Property(row => row.Version).HasMaxLength(64);
        builder.Property(row => row.Operation).HasMaxLength(200);
    }
}
