namespace Portal.Api.Mesh.Joining;

internal static partial class JoinLog
{
    [LoggerMessage(EventId = 5501, Level = LogLevel.Warning, Message = "A process at {Address} asked for {Act} and was refused: {Reason}")]
    public static partial void Refused(this ILogger logger, System.Net.IPAddress? address, string act, string reason);

    [LoggerMessage(EventId = 5502, Level = LogLevel.Information, Message = "{Name} at {Host} joined the mesh with {Instances} instances of {Workloads}")]
    public static partial void MemberJoined(this ILogger logger, string name, string host, int instances, NameList workloads);

    [LoggerMessage(EventId = 5503, Level = LogLevel.Information, Message = "{Name} left the mesh")]
    public static partial void MemberLeft(this ILogger logger, string name);

    [LoggerMessage(EventId = 5504, Level = LogLevel.Warning, Message = "{Name} has not been heard of for {Seconds} s: its lease ended, and its instances are out of the mesh")]
    public static partial void LeaseEnded(this ILogger logger, string name, double seconds);

    [LoggerMessage(EventId = 5505, Level = LogLevel.Warning, Message = "{Name} hung up: its instances get no calls until it is heard of again")]
    public static partial void MemberHungUp(this ILogger logger, string name);

    [LoggerMessage(EventId = 5506, Level = LogLevel.Information, Message = "Joined the mesh of {Control} as {Name}: {Workloads}")]
    public static partial void Joined(this ILogger logger, Uri control, string name, NameList workloads);

    [LoggerMessage(EventId = 5507, Level = LogLevel.Warning, Message = "{Control} cannot be asked for {Act}, and is asked again: {Reason}")]
    public static partial void ControlAway(this ILogger logger, Uri control, string act, string reason);

    [LoggerMessage(EventId = 5508, Level = LogLevel.Warning, Message = "{Count} hops, records and ends of calls could not be told to the mesh's control")]
    public static partial void NotReported(this ILogger logger, long count);

    [LoggerMessage(EventId = 5509, Level = LogLevel.Warning, Message = "{Name} could not tell {Count} hops, records and ends of calls: they came faster than they were taken, or while nobody took them")]
    public static partial void MemberLost(this ILogger logger, string name, long count);

    [LoggerMessage(EventId = 5510, Level = LogLevel.Warning, Message = "{Name} told {Count} things that are not its own to tell, and they were left out")]
    public static partial void NotItsOwn(this ILogger logger, string name, int count);

    [LoggerMessage(EventId = 5511, Level = LogLevel.Warning, Message = "A call to {Host} could not be decided on: the guard cannot be asked: {Reason}")]
    public static partial void GuardAway(this ILogger logger, string host, string reason);

    [LoggerMessage(EventId = 5512, Level = LogLevel.Error, Message = "{Count} joins, leavings and refusals could not be written into the audit trail, and are tried again")]
    public static partial void JoinsNotWritten(this ILogger logger, Exception exception, int count);

    [LoggerMessage(EventId = 5513, Level = LogLevel.Error, Message = "More joins, leavings and refusals wait for the audit trail than are kept, and this is not in it: {Summary}")]
    public static partial void JoinNotAudited(this ILogger logger, string summary);
}
