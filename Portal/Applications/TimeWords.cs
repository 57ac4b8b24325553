using System.Globalization;

namespace Portal.Applications;

internal static class TimeWords
{
    /// <summary>Such as <c>4 minutes ago</c>.</summary>
    public static string Ago(DateTimeOffset time, DateTimeOffset now) => (now - time) switch
    {
        { TotalSeconds: < 45 } => "just now",
        { TotalMinutes: < 1.5 } => "a minute ago",
        { TotalMinutes: < 59.5 } span => $"{Math.Round(span.TotalMinutes)} minutes ago",
        { TotalHours: < 1.5 } => "an hour ago",
        { TotalHours: < 23.5 } span => $"{Math.Round(span.TotalHours)} hours ago",
        { TotalDays: < 1.5 } => "a day ago",
        { TotalDays: < 30 } span => $"{Math.Round(span.TotalDays)} days ago",
        _ => "on " + Date(time),
    };

    public static string Date(DateTimeOffset time) => time.ToUniversalTime().ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Exact(DateTimeOffset time) => time.ToUniversalTime().ToString("d MMM yyyy, HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
