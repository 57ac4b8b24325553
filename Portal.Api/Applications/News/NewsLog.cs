namespace Portal.Api.Applications.News;

internal static partial class NewsLog
{
    [LoggerMessage(EventId = 2401, Level = LogLevel.Warning, Message = "Those whom a version's end concerns could not be told; it is tried again within a minute")]
    public static partial void EndsNotTold(this ILogger logger, Exception exception);
}
