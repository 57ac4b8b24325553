namespace Portal.Api.Access;

internal static partial class AccessLog
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Warning, Message = "Changes to access could not be read; revision {Revision} stays in force")]
    public static partial void NotFollowed(this ILogger logger, Exception exception, long revision);

    [LoggerMessage(EventId = 3021, Level = LogLevel.Warning, Message = "{Address} sent {Wrong} wrong keys and was told to wait {Slowed} times")]
    public static partial void WrongKeysSlowedDown(this ILogger logger, string address, long wrong, long slowed);

    [LoggerMessage(EventId = 3022, Level = LogLevel.Warning, Message = "Wrong keys of {Addresses} addresses could not be written; tried again within a second")]
    public static partial void WrongKeysNotWritten(this ILogger logger, Exception exception, int addresses);

    [LoggerMessage(EventId = 3003, Level = LogLevel.Warning, Message = "Revision {Revision} of access is not in force yet at the gateways {Replicas}, which are alive; no longer waited for")]
    public static partial void NotApplied(this ILogger logger, long revision, string replicas);

    [LoggerMessage(EventId = 3004, Level = LogLevel.Error, Message = "Limits of subscription {Subscription} could not be counted for a call of {Api}")]
    public static partial void LimitsNotCounted(this ILogger logger, Exception exception, Guid subscription, string api);

    [LoggerMessage(EventId = 3002, Level = LogLevel.Warning, Message = "Quota counters of {Subscriptions} subscriptions could not be written; tried again within a second")]
    public static partial void QuotasNotWritten(this ILogger logger, Exception exception, int subscriptions);
}
