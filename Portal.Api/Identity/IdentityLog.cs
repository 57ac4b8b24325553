namespace Portal.Api.Identity;

internal static partial class IdentityLog
{
    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Sign-in of user {UserId} refused (locked: {Locked})")]
    public static partial void SignInRefused(this ILogger logger, Guid userId, bool locked);

    [LoggerMessage(EventId = 2002, Level = LogLevel.Warning, Message = "The administrator's one-time link was used")]
    public static partial void AdministratorLinkUsed(this ILogger logger);

    [LoggerMessage(EventId = 2003, Level = LogLevel.Information, Message = "Access token {TokenId} refused: {Reason}")]
    public static partial void AccessTokenRefused(this ILogger logger, Guid? tokenId, string reason);

    [LoggerMessage(EventId = 2004, Level = LogLevel.Warning, Message = "Sign-in from {Network} has to wait: too many wrong ones came from there")]
    public static partial void SignInsSlowed(this ILogger logger, string network);
}
