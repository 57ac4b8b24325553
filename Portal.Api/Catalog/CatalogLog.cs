namespace Portal.Api.Catalog;

internal static partial class CatalogLog
{
    [LoggerMessage(EventId = 1301, Level = LogLevel.Error, Message = "{File}:{Line}:{Column} {Path} {Problem}")]
    public static partial void ProblemInFile(this ILogger logger, string file, int line, int column, string path, string problem);

    [LoggerMessage(EventId = 1302, Level = LogLevel.Error, Message = "{File} is not published{Consequence}")]
    public static partial void NotPublished(this ILogger logger, string file, string consequence);

    [LoggerMessage(EventId = 1303, Level = LogLevel.Information, Message = "Published {Api} {Version}, revision {Revision}, {Operations} operations")]
    public static partial void Published(this ILogger logger, string api, string version, int revision, int operations);

    [LoggerMessage(EventId = 1304, Level = LogLevel.Warning, Message = "{File}:{Line}:{Column} {Path} {Problem}")]
    public static partial void RemarkOnFile(this ILogger logger, string file, int line, int column, string path, string problem);

    [LoggerMessage(EventId = 1305, Level = LogLevel.Warning, Message = "{File}: Microsoft.OpenApi says {Opinion}")]
    public static partial void LibraryOpinion(this ILogger logger, string file, string opinion);

    [LoggerMessage(EventId = 1306, Level = LogLevel.Warning, Message = "{Api} is no longer defined under {Folder}; it is not shown any more")]
    public static partial void Unlisted(this ILogger logger, string api, string folder);

    [LoggerMessage(EventId = 1308, Level = LogLevel.Error, Message = "{Api} {Version}: the stored contract cannot be read any more ({Problem})")]
    public static partial void StoredUnreadable(this ILogger logger, string api, string version, string problem);

    [LoggerMessage(EventId = 1309, Level = LogLevel.Error, Message = "{File} {Pointer} breaks callers: {Change}")]
    public static partial void BreakingInFile(this ILogger logger, string file, string pointer, string change);

    [LoggerMessage(EventId = 1310, Level = LogLevel.Error, Message = "{Sink} did not take {Api} {Version}, revision {Revision}; the contract is in force, and {Sink} is told again")]
    public static partial void NotTold(this ILogger logger, Exception exception, string sink, string api, string version, int revision);

    [LoggerMessage(EventId = 1311, Level = LogLevel.Error, Message = "Publications that were not told to their end could not be looked up; it is tried again")]
    public static partial void NotRetold(this ILogger logger, Exception exception);

    [LoggerMessage(EventId = 1312, Level = LogLevel.Error, Message = "{File}:{Line}:{Column} {Pointer} {Rule}: {Finding} {Remedy}")]
    public static partial void LintErrorInFile(this ILogger logger, string file, int line, int column, string pointer, string rule, string finding, string remedy);
}
