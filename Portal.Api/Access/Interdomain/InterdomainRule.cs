using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Access.Interdomain;

/// <summary>What an administrator last said of the calls from one domain into another. Of pairs without one, calls are refused.</summary>
internal sealed class InterdomainRule
{
    public const int LongestName = 32;

    public required string From { get; init; }

    public required string To { get; init; }

    public required InterdomainMode Mode { get; set; }

    public required string Reason { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }

    /// <summary>Rules that differ from what holds without any, as the guard knows them.</summary>
    public static Task<List<DomainPair>> ObservedAsync(DbContext db, CancellationToken cancellationToken) =>
        db.Set<InterdomainRule>().Where(rule => rule.Mode == InterdomainMode.Observe).Select(rule => new DomainPair(rule.From, rule.To)).ToListAsync(cancellationToken);
}

internal sealed class InterdomainRuleConfiguration : IEntityTypeConfiguration<InterdomainRule>
{
    public void Configure(EntityTypeBuilder<InterdomainRule> builder)
    {
        builder.ToTable("InterdomainRules");
        builder.HasKey(rule => new { rule.From, rule.To });
        builder.Property(rule => rule.From).HasMaxLength(InterdomainRule.LongestName);
        builder.Property(rule => rule.To).HasMaxLength(InterdomainRule.LongestName);
        builder.Property(rule => rule.Mode).HasConversion<string>().HasMaxLength(16);
        builder.Property(rule => rule.Reason).HasMaxLength(500);
        builder.Property(rule => rule.ChangedBy).HasMaxLength(200);
    }
}
