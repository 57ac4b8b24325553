namespace Portal.Api.Traffic;

internal static partial class TrafficLog
{
    [LoggerMessage(EventId = 6001, Level = LogLevel.Warning, Message = "{Count} calls were not recorded: they came faster than they could be written")]
    public static partial void RecordsDropped(this ILogger logger, long count);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Warning, Message = "Traffic could not be written; {Count} records wait for the next try")]
    public static partial void NotWritten(this ILogger logger, Exception exception, int count);

    [LoggerMessage(EventId = 6003, Level = LogLevel.Warning, Message = "Minutes of usage that are a month old could not be joined into hours; tried again within an hour")]
    public static partial void HoursNotJoined(this ILogger logger, Exception exception);
}
