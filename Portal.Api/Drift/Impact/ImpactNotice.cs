using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Drift.Impact;

/// <summary>An organisation was told of a publication. Saved with the mail, so that it is told once however often the publication is.</summary>
internal sealed class ImpactNotice
{
    public required Guid VersionId { get; init; }

    public required int Revision { get; init; }

    public required Guid OrganizationId { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class ImpactNoticeConfiguration : IEntityTypeConfiguration<ImpactNotice>
{
    public void Configure(EntityTypeBuilder<ImpactNotice> builder)
    {
        builder.ToTable("ImpactNotices");
        builder.HasKey(notice => new { notice.VersionId, notice.Revision, notice.OrganizationId });
    }
}
