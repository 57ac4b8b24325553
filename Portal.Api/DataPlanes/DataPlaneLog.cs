namespace Portal.Api.DataPlanes;

internal static partial class DataPlaneLog
{
    [LoggerMessage(EventId = 4501, Level = LogLevel.Error, Message = "Call {RequestId} could not be decided at the door {Door}: {Method} {Target}")]
    public static partial void NotDecided(this ILogger logger, Exception exception, string requestId, string door, string method, string target);

    [LoggerMessage(EventId = 4502, Level = LogLevel.Information, Message = "A data plane at {Address} asked by the Service Management API and was refused: {Code}")]
    public static partial void AskerRefused(this ILogger logger, System.Net.IPAddress? address, string code);
}
