using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Plans;

internal sealed class PlanConfiguration : IEntityTypeConfiguration<Plan>
{
    public void Configure(EntityTypeBuilder<Plan> builder)
    {
        builder.ToTable("Plans");
        builder.Property(plan => plan.Id).ValueGeneratedNever();
        builder.Property(plan => plan.Audience).HasConversion<string>();
        builder.Property(plan => plan.Approval).HasConversion<string>();
        builder.HasIndex(plan => new { plan.Api, plan.Slug }).IsUnique();
        builder.OwnsMany(plan => plan.Limits, limit =>
        {
            limit.ToTable("PlanLimits");
            limit.WithOwner().HasForeignKey("PlanId");
            limit.HasKey("PlanId", nameof(PlanTerm.Name));
            limit.Property(term => term.Kind).HasConversion<string>();
            limit.Property(term => term.Window).HasConversion<string>();
            limit.Property(term => term.Metric).HasDefaultValue(PlanLimit.Hits);
        });
    }
}
