namespace Portal.Api.Identity.OAuth;

internal static partial class OAuthLog
{
    [LoggerMessage(EventId = 2201, Level = LogLevel.Warning, Message = "Signing keys of access tokens could not be renewed; tried again within an hour")]
    public static partial void KeysNotRenewed(this ILogger logger, Exception exception);
}
