using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Catalog.Lifecycle;

/// <summary>That it was time to remind of a retirement so many days before, and was done: once for each date.</summary>
internal sealed class LifecycleReminder
{
    public required Guid VersionId { get; init; }

    public required DateOnly Retired { get; init; }

    public required int DaysBefore { get; init; }

    public required DateTimeOffset At { get; init; }
}

internal sealed class LifecycleReminderConfiguration : IEntityTypeConfiguration<LifecycleReminder>
{
    public void Configure(EntityTypeBuilder<LifecycleReminder> builder)
    {
        builder.ToTable("LifecycleReminders");
        builder.HasKey(reminder => new { reminder.VersionId, reminder.Retired, reminder.DaysBefore });
        builder.HasOne<PublishedVersion>().WithMany().HasForeignKey(reminder => reminder.VersionId);
    }
}
