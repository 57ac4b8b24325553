namespace Portal.Api.Travelz;

internal static partial class TravelzLog
{
    [LoggerMessage(EventId = 8001, Level = LogLevel.Warning, Message = "{Workload}: {Url} answered {Status}")]
    public static partial void CallRefused(this ILogger logger, string workload, string url, int status);

    [LoggerMessage(EventId = 8002, Level = LogLevel.Warning, Message = "{Workload}: {Url} could not be called: {Reason}")]
    public static partial void CallFailed(this ILogger logger, string workload, string url, string reason);

    [LoggerMessage(EventId = 8101, Level = LogLevel.Warning, Message = "Portal {Portal}: a visit failed: {Reason}")]
    public static partial void VisitFailed(this ILogger logger, string portal, string reason);

    [LoggerMessage(EventId = 8102, Level = LogLevel.Error, Message = "Workload {Workload} stopped what it does by itself")]
    public static partial void ActivityEnded(this ILogger logger, Exception exception, string workload);
}
