namespace Portal.Api.Notifications;

internal static partial class NotificationsLog
{
    [LoggerMessage(EventId = 7001, Level = LogLevel.Warning, Message = "Mail {MailId} not delivered at attempt {Attempt} ({Error}); it will be tried again")]
    public static partial void MailDelayed(this ILogger logger, Guid mailId, int attempt, string error);

    [LoggerMessage(EventId = 7002, Level = LogLevel.Error, Message = "Mail {MailId} given up after {Attempts} attempts")]
    public static partial void MailGivenUp(this ILogger logger, Exception exception, Guid mailId, int attempts);

    [LoggerMessage(EventId = 7003, Level = LogLevel.Error, Message = "The outbox of mail could not be read; trying again")]
    public static partial void OutboxUnreadable(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 7004, Level = LogLevel.Warning, Message = "Mail:Host is not set: mail is only written to files in {Folder}")]
    public static partial void MailGoesToFiles(this ILogger logger, string folder);
}
