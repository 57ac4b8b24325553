using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MimeKit;
using Portal.Api.Persistence;

namespace Portal.Api.Notifications;

/// <summary>Sends what is due. A mail is claimed before it is sent, so a crash in between sends it again rather than never.</summary>
internal sealed class MailDelivery(
    PortalDbContextFactory contexts, IMailTransport transport, IOptions<MailOptions> options, TimeProvider time, ILogger<MailDelivery> logger)
{
    private const int Batch = 50;
    private static readonly TimeSpan Claim = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private static readonly TimeSpan Tidying = TimeSpan.FromHours(1);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(8),
    ];

    private long? _tidiedAt;

    /// <summary>How many were tried.</summary>
    public async Task<int> SendDueAsync(CancellationToken cancellationToken)
    {
        await using var db = contexts.Create();
        var now = time.GetUtcNow();
        await ForgetAsync(db, now - Kept, cancellationToken);
        var due = await db.Set<OutboxMail>().AsNoTracking()
            .Where(mail => mail.NextAttemptAt != null && mail.NextAttemptAt <= now)
            .OrderBy(mail => mail.NextAttemptAt).Take(Batch)
            .ToListAsync(cancellationToken);
        foreach (var mail in due)
        {
            if (await ClaimAsync(db, mail, now + Claim, cancellationToken))
            {
                await SendAsync(db, mail, cancellationToken);
            }
        }
        return due.Count;
    }

    /// <summary>Once an hour, what was sent or given up before then.</summary>
    private async Task ForgetAsync(PortalDbContext db, DateTimeOffset then, CancellationToken cancellationToken)
    {
        if (_tidiedAt is not { } tidied || time.GetElapsedTime(tidied) >= Tidying)
        {
            await db.Set<OutboxMail>().Where(mail => mail.SentAt < then || mail.GivenUpAt < then).ExecuteDeleteAsync(cancellationToken);
            _tidiedAt = time.GetTimestamp();
        }
    }

    private static async Task<bool> ClaimAsync(PortalDbContext db, OutboxMail mail, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var claimed = await db.Set<OutboxMail>()
            .Where(row => row.Id == mail.Id && row.NextAttemptAt == mail.NextAttemptAt)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.NextAttemptAt, until).SetProperty(row => row.Attempts, row => row.Attempts + 1), cancellationToken);
        return claimed == 1;
    }

    private async Task SendAsync(PortalDbContext db, OutboxMail mail, CancellationToken cancellationToken)
    {
        var row = db.Set<OutboxMail>().Where(row => row.Id == mail.Id);
        try
        {
            using var message = Compose(mail);
            await transport.SendAsync(message, cancellationToken);
        }
#pragma warning disable CA1031 // Whatever a mail server does wrong, the mail is tried again and the others still go out.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await FailedAsync(row, mail, exception, cancellationToken);
            return;
        }
        var now = time.GetUtcNow();
        await row.ExecuteUpdateAsync(
            set => set.SetProperty(sent => sent.SentAt, now).SetProperty(sent => sent.NextAttemptAt, (DateTimeOffset?)null)
                .SetProperty(sent => sent.Body, "").SetProperty(sent => sent.LastError, (string?)null),
            CancellationToken.None);
    }

    private async Task FailedAsync(IQueryable<OutboxMail> row, OutboxMail mail, Exception exception, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var attempt = mail.Attempts + 1;
        DateTimeOffset? next = attempt <= Pauses.Length ? now + Pauses[attempt - 1] : null;
        DateTimeOffset? givenUp = next is null ? now : null;
        var body = next is null ? "" : mail.Body;
        var error = exception.Message.Length <= 500 ? exception.Message : exception.Message[..500];
        if (next is null)
        {
            logger.MailGivenUp(exception, mail.Id, attempt);
        }
        else
        {
            logger.MailDelayed(mail.Id, attempt, exception.GetType().Name);
        }
        await row.ExecuteUpdateAsync(
            set => set.SetProperty(failed => failed.NextAttemptAt, next).SetProperty(failed => failed.GivenUpAt, givenUp).SetProperty(failed => failed.LastError, error)
                .SetProperty(failed => failed.Body, body),
            cancellationToken);
    }

    private MimeMessage Compose(OutboxMail mail)
    {
        var from = MailboxAddress.Parse(options.Value.From);
        return new MimeMessage([from], [new MailboxAddress(null, mail.Recipient)], mail.Subject, new TextPart("plain") { Text = mail.Body })
        {
            // The same at each attempt, so that a receiver may drop a second copy.
            MessageId = $"{mail.Id:N}@{from.Domain}",
            Date = mail.CreatedAt,
        };
    }
}
