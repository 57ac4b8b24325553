namespace Portal.Api.Travelz;

internal static partial class TravelzLog
{
    [LoggerMessage(EventId = 8001, Level = LogLevel.Warning, Message = "{Workload}: {Url} answered {Status}")]
    public static partial void CallRefused(this ILogger logger, string workload, string url, int status);

    [LoggerMessage(EventId = 8002, Level = LogLevel.Warning, Message = "{Workload}: {Url} could not be called: {Reason}")]
    public static partial void CallFailed(this ILogger logger, string workload, string url, string reason);

    [LoggerMessage(EventId = 8101, Level = LogLevel.Warning, Message = "Portal {Portal}: a visit failed: {Reason}")]
    public static partial void VisitFailed(this ILogger logger, string portal, string reason);

    [LoggerMessage(EventId = 8103, Level = LogLevel.Warning, Message = "Portal {Portal} has no subscription: {Api} has no plan {Plan}. It is given one at the next start after there is one")]
    public static partial void NoPlanForPortal(this ILogger logger, string portal, string api, string plan);

    [LoggerMessage(EventId = 8104, Level = LogLevel.Warning, Message = "Portal {Portal}: {Path} was refused with {Status}: {Reason}")]
    public static partial void VisitRefused(this ILogger logger, string portal, string path, int status, string reason);

    [LoggerMessage(EventId = 8102, Level = LogLevel.Error, Message = "Workload {Workload} stopped what it does by itself")]
    public static partial void ActivityEnded(this ILogger logger, Exception exception, string workload);
}
