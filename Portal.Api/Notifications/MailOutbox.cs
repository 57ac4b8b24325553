using Portal.Api.Persistence;

namespace Portal.Api.Notifications;

/// <summary>Mail to be sent. It joins the caller's unit of work and is delivered after the commit, again after failures.</summary>
internal sealed class MailOutbox
{
    /// <param name="body">Plain text; links stand on lines of their own.</param>
    public void Add(PortalDbContext db, string to, string subject, string body) => throw new NotImplementedException();

    /// <summary>Tells the sender that something was committed.</summary>
    public void Wake() => throw new NotImplementedException();
}
