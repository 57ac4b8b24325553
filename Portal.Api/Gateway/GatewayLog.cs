namespace Portal.Api.Gateway;

internal static partial class GatewayLog
{
    [LoggerMessage(EventId = 4001, Level = LogLevel.Error, Message = "Call {RequestId} failed: {Method} {Path}")]
    public static partial void CallFailed(this ILogger logger, Exception exception, string requestId, string method, string path);

    [LoggerMessage(EventId = 4003, Level = LogLevel.Warning, Message = "What {Operations} operations' calls showed of their contracts could not be written, and is not counted")]
    public static partial void ConformanceNotWritten(this ILogger logger, Exception exception, int operations);

    [LoggerMessage(EventId = 4002, Level = LogLevel.Warning, Message = "Stopped with calls still on their way after {Seconds} s")]
    public static partial void DrainCutShort(this ILogger logger, int seconds);

    [LoggerMessage(EventId = 4005, Level = LogLevel.Information, Message = "New connections are shown the renewed certificate, which is good until {NotAfter:u}")]
    public static partial void CertificateRenewed(this ILogger logger, DateTime notAfter);

    [LoggerMessage(EventId = 4006, Level = LogLevel.Error, Message = "The gateway's certificate has changed and cannot be used, so the one before is shown: {Reason}")]
    public static partial void CertificateNotRenewed(this ILogger logger, string reason);

    [LoggerMessage(EventId = 4004, Level = LogLevel.Warning, Message = "A service of {Api} told of extra usage in a way that cannot be read, and it was not counted for call {RequestId}: {Usage}")]
    public static partial void UsageNotRead(this ILogger logger, string requestId, string api, string usage);
}
