using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Api.Access.Interdomain;

namespace Portal.Api.Mesh.Interdomain;

/// <summary>
/// How often one workload called another in five minutes, by which right and with which end. What is not known is empty: without mutual TLS the
/// source, without a key the application, without a fault the code.
/// </summary>
internal sealed class DomainCallCount
{
    public const int LongestText = 600;

    public required DateTimeOffset Slot { get; init; }

    public required string From { get; init; }

    public required string Source { get; init; }

    public required string To { get; init; }

    public required string Workload { get; init; }

    /// <summary>Host that was called, which is the API's slug where it has one.</summary>
    public required string Api { get; init; }

    public required string Version { get; init; }

    public required Guid ApplicationId { get; init; }

    /// <summary>Of what the call lacked, refused for it or not.</summary>
    public required string Code { get; init; }

    public required bool IsRefused { get; init; }

    public required long Calls { get; set; }

    public required DateTimeOffset LastAt { get; set; }

    /// <summary>The last call that lacked something: what was found of it, and what is to be done.</summary>
    public string? RequestId { get; set; }

    public string? Detail { get; set; }

    public string? Remedy { get; set; }
}

internal sealed class DomainCallCountConfiguration : IEntityTypeConfiguration<DomainCallCount>
{
    public void Configure(EntityTypeBuilder<DomainCallCount> builder)
    {
        builder.ToTable("DomainCalls");
        builder.HasKey(row => new { row.Slot, row.From, row.Source, row.To, row.Workload, row.Api, row.Version, row.ApplicationId, row.Code, row.IsRefused });
        builder.Property(row => row.From).HasMaxLength(InterdomainRule.LongestName);
        builder.Property(row => row.Source).HasMaxLength(64);
        builder.Property(row => row.To).HasMaxLength(InterdomainRule.LongestName);
        builder.Property(row => row.Workload).HasMaxLength(64);
        builder.Property(row => row.Api).HasMaxLength(64);
        builder.Property(row => row.Version).HasMaxLength(64);
        builder.Property(row => row.Code).HasMaxLength(64);
        builder.Property(row => row.RequestId).HasMaxLength(64);
        builder.Property(row => row.Detail).HasMaxLength(DomainCallCount.LongestText);
        builder.Property(row => row.Remedy).HasMaxLength(DomainCallCount.LongestText);
    }
}
