namespace Portal.Api.Mesh;

internal static partial class MeshLog
{
    [LoggerMessage(EventId = 5001, Level = LogLevel.Information, Message = "Mesh configuration in force: {VirtualServices} virtual services, {DestinationRules} destination rules")]
    public static partial void ConfigurationInForce(this ILogger logger, int virtualServices, int destinationRules);

    [LoggerMessage(EventId = 5002, Level = LogLevel.Error, Message = "Mesh file {File}:{Line}: {Field}: {Reason}")]
    public static partial void FileBroken(this ILogger logger, string file, int line, string field, string reason);

    [LoggerMessage(EventId = 5003, Level = LogLevel.Error, Message = "Mesh configuration not taken: {Problems} problems. The last good one stays in force")]
    public static partial void ConfigurationKept(this ILogger logger, int problems);

    [LoggerMessage(EventId = 5004, Level = LogLevel.Warning, Message = "Mesh folder {Folder} cannot be watched ({Reason}); it is read once a second instead")]
    public static partial void FolderNotWatched(this ILogger logger, string folder, string reason);

    [LoggerMessage(EventId = 5005, Level = LogLevel.Warning, Message = "Mesh folder {Folder} cannot be read: {Reason}")]
    public static partial void FolderNotRead(this ILogger logger, string folder, string reason);

    [LoggerMessage(EventId = 5301, Level = LogLevel.Error, Message = "A call from domain {From} to {Host} could not be decided on and was refused (request {RequestId})")]
    public static partial void InterdomainFailed(this ILogger logger, Exception exception, string from, string host, string requestId);

    [LoggerMessage(EventId = 5302, Level = LogLevel.Warning, Message = "Calls between domains could not be written: {Rows} rows wait for the next try")]
    public static partial void DomainCallsNotWritten(this ILogger logger, Exception exception, int rows);

    [LoggerMessage(EventId = 5101, Level = LogLevel.Warning, Message = "{Source} to {Destination}: no answer from {Instance} ({Flags}: {Reason})")]
    public static partial void HopFailed(this ILogger logger, string source, string destination, string instance, string flags, string reason);

    [LoggerMessage(EventId = 5102, Level = LogLevel.Warning, Message = "{Instance} of {Destination} failed too often and gets no calls for {Seconds} s")]
    public static partial void InstanceEjected(this ILogger logger, string instance, string destination, double seconds);

    [LoggerMessage(EventId = 5103, Level = LogLevel.Debug, Message = "The copy of a call to {Instance} had no answer: {Reason}")]
    public static partial void MirrorFailed(this ILogger logger, string instance, string reason);
}
