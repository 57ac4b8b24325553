using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Api.Notifications;

/// <summary>A mail on its way. Its text is dropped once it is delivered or given up: it may hold a link that opens an account. A month later nothing is known of it.</summary>
internal sealed class OutboxMail
{
    public required Guid Id { get; init; }

    public required string Recipient { get; init; }

    public required string Subject { get; init; }

    public required string Body { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Attempts { get; set; }

    /// <summary>When it is due; null once it was delivered or given up.</summary>
    public required DateTimeOffset? NextAttemptAt { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public DateTimeOffset? GivenUpAt { get; set; }

    public string? LastError { get; set; }
}

internal sealed class OutboxMailConfiguration : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.Property(mail => mail.Recipient).HasMaxLength(254);
        builder.Property(mail => mail.Subject).HasMaxLength(300);
        builder.Property(mail => mail.LastError).HasMaxLength(500);
        builder.HasIndex(mail => mail.NextAttemptAt);
    }
}
