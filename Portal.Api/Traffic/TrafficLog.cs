namespace Portal.Api.Traffic;

internal static partial class TrafficLog
{
    [LoggerMessage(EventId = 6001, Level = LogLevel.Warning, Message = "{Count} calls were not recorded: they came faster than they could be written")]
    public static partial void RecordsDropped(this ILogger logger, long count);

    [LoggerMessage(EventId = 6002, Level = LogLevel.Warning, Message = "Traffic could not be written; {Count} records wait for the next try")]
    public static partial void NotWritten(this ILogger logger, Exception exception, int count);
}
