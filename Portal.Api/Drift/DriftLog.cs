namespace Portal.Api.Drift;

internal static partial class DriftLog
{
    [LoggerMessage(EventId = 6501, Level = LogLevel.Warning, Message = "{Count} calls were not held against their contracts: they came faster than they could be read")]
    public static partial void CallsDropped(this ILogger logger, long count);

    [LoggerMessage(EventId = 6502, Level = LogLevel.Warning, Message = "A call of {Api} could not be held against its contract")]
    public static partial void CallNotRead(this ILogger logger, Exception exception, string api);

    [LoggerMessage(EventId = 6503, Level = LogLevel.Warning, Message = "What calls used could not be written; it is tried again")]
    public static partial void NotWritten(this ILogger logger, Exception exception);
}
