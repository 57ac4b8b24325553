namespace Portal.Api.Catalog.Search;

internal static partial class SearchLog
{
    [LoggerMessage(EventId = 1351, Level = LogLevel.Information, Message = "Search: {Changed} sources indexed and {Gone} removed in {Milliseconds:0} ms")]
    public static partial void Indexed(this ILogger logger, int changed, int gone, double milliseconds);

    [LoggerMessage(EventId = 1353, Level = LogLevel.Warning, Message = "Search: the file of the index is damaged; the index is made anew")]
    public static partial void MadeAnew(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 1352, Level = LogLevel.Error, Message = "Search: the index could not be brought up to date; it is tried again in {Seconds} s")]
    public static partial void NotIndexed(this ILogger logger, Exception exception, double seconds);
}
