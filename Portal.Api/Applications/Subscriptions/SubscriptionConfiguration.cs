using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Applications.Subscriptions;

internal sealed class SubscriptionConfiguration : IEntityTypeConfiguration<Subscription>
{
    public void Configure(EntityTypeBuilder<Subscription> builder)
    {
        builder.ToTable("Subscriptions");
        builder.Property(subscription => subscription.Id).ValueGeneratedNever();
        // Of two decisions at once, the second finds the state changed and saves nothing.
        builder.Property(subscription => subscription.State).HasConversion<string>().IsConcurrencyToken();
        builder.HasOne(subscription => subscription.Application).WithMany(application => application.Subscriptions)
            .HasForeignKey(subscription => subscription.ApplicationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(subscription => subscription.Plan).WithMany().HasForeignKey(subscription => subscription.PlanId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(subscription => subscription.WantedPlan).WithMany().HasForeignKey(subscription => subscription.WantedPlanId).OnDelete(DeleteBehavior.Restrict);
        builder.Property(subscription => subscription.WantedPlanId).IsConcurrencyToken();
        builder.HasIndex(subscription => new { subscription.ApplicationId, subscription.Api })
            .HasFilter("""
                "State" IN ('Pending', 'Active')
                """)
            .IsUnique();
        builder.HasIndex(subscription => subscription.State);
    }
}
