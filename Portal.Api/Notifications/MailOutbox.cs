using Portal.Api.Persistence;

namespace Portal.Api.Notifications;

/// <summary>Mail to be sent. It joins the caller's unit of work and is delivered after the commit, again after failures.</summary>
internal sealed class MailOutbox(MailSignal signal, TimeProvider time)
{
    /// <param name="body">Plain text; links stand on lines of their own.</param>
    public void Add(PortalDbContext db, string to, string subject, string body)
    {
        var now = time.GetUtcNow();
        db.Add(new OutboxMail
        {
            Id = Guid.CreateVersion7(now),
            Recipient = to,
            // A line break would start a header of the sender's choosing.
            Subject = subject.ReplaceLineEndings(" "),
            Body = body,
            CreatedAt = now,
            NextAttemptAt = now,
        });
    }

    /// <summary>Tells the sender that something was committed.</summary>
    public void Wake() => signal.Set();
}
