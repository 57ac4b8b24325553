namespace Portal.Api.Mesh.Telemetry.Export;

internal static partial class ExportLog
{
    [LoggerMessage(EventId = 5401, Level = LogLevel.Warning, Message = "{Count} hops were not told by {Drain}: they came faster than they were taken, or were not taken at all")]
    public static partial void NotTold(this ILogger logger, string drain, long count);

    [LoggerMessage(EventId = 5402, Level = LogLevel.Warning, Message = "The collector at {Url} did not take {Count} spans: {Reason}")]
    public static partial void SpansNotTaken(this ILogger logger, Uri url, int count, string reason);

    [LoggerMessage(EventId = 5403, Level = LogLevel.Warning, Message = "The access log {File} cannot be written: {Reason}")]
    public static partial void AccessLogNotWritten(this ILogger logger, string file, string reason);
}
