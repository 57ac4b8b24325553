using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Traffic.Usage;

/// <summary>
/// What happened in one minute to one operation from one application with one class of status (2 for 2xx); what is a month old, in one hour (<see cref="UsageHours"/>). What is not known is empty.
/// </summary>
internal sealed class UsageMinute
{
    public required DateTimeOffset Minute { get; init; }

    public required string Api { get; init; }

    public required string Version { get; init; }

    public required string Operation { get; init; }

    public required Guid ApplicationId { get; init; }

    public required int StatusClass { get; init; }

    /// <summary>Those that were live: of the others no class, length or latency is kept.</summary>
    public required long Calls { get; set; }

    public long Mocked { get; set; }

    public long Rehearsed { get; set; }

    public required long ResponseBytes { get; set; }

    /// <summary>A <see cref="LatencyHistogram"/>.</summary>
    public required byte[] Latencies { get; set; }
}

internal sealed class UsageMinuteConfiguration : IEntityTypeConfiguration<UsageMinute>
{
    public void Configure(EntityTypeBuilder<UsageMinute> builder)
    {
        builder.ToTable("UsageMinutes");
        builder.HasKey(row => new { row.Minute, row.Api, row.Version, row.Operation, row.ApplicationId, row.StatusClass });
        builder.HasIndex(row => new { row.ApplicationId, row.Minute });
    }
}
