using System.Globalization;
using System.Text;
using Portal.Api.Catalog;
using Portal.Api.Catalog.Lifecycle;
using Portal.Api.Hosting;

namespace Portal.Api.Applications.News;

/// <summary>What mails on a version's end say: what ends and when, what to call instead, and which of the reader's applications it concerns.</summary>
internal static class EndingMailText
{
    public static string Subject(EndingScene scene) => $"{scene.Title} {scene.Version} {(scene.Retired, scene.Deprecated) switch
    {
        ({ } retired, _) => $"answers no more from {LifecycleRules.Words(retired)}",
        (null, { } deprecated) => $"is deprecated from {LifecycleRules.Words(deprecated)}",
        _ => "goes on",
    }}";

    public static string ReminderSubject(EndingScene scene, int days) =>
        $"{scene.Title} {scene.Version} answers no more {(days == 1 ? "from tomorrow" : string.Create(CultureInfo.InvariantCulture, $"in {days} days"))}";

    public static string Announcement(EndingScene scene, DateOnly? deprecatedBefore, DateOnly? retiredBefore)
    {
        var news = new StringBuilder(Ends(scene));
        if (retiredBefore is { } retired && retired != scene.Retired)
        {
            news.Append(CultureInfo.InvariantCulture, $" It was to be retired on {LifecycleRules.Words(retired)}{(scene.Retired is null ? ", and is not" : "")}.");
        }
        if (deprecatedBefore is { } deprecated && deprecated != scene.Deprecated)
        {
            news.Append(CultureInfo.InvariantCulture, $" It was to be deprecated from {LifecycleRules.Words(deprecated)}{(scene.Deprecated is null ? ", and is not" : "")}.");
        }
        return news.ToString().TrimStart();
    }

    public static string Reminder(EndingScene scene) => Ends(scene);

    public static string Body(EndingScene scene, string news, ConcernedOrganization organization, PortalLinks links)
    {
        var body = new StringBuilder(news).Append('\n');
        if (scene.Successor is { } successor)
        {
            body.Append(CultureInfo.InvariantCulture, $"\nCall {successor} instead:\n{links.To(CatalogPaths.Version(scene.Api, successor))}\n");
        }
        if (scene.Notice is { } notice)
        {
            body.Append('\n').Append(notice).Append('\n');
        }
        body.Append("\nYour applications:\n");
        foreach (var application in organization.Applications)
        {
            body.Append(application.Calls is { Total: > 0 } calls
                ? string.Create(CultureInfo.InvariantCulture, $"- {application.Name}: {calls.Total:N0} {(calls.Total == 1 ? "call" : "calls")} of {scene.Version} in the last 30 days, the last on {calls.LastSeen.UtcDateTime:d MMMM yyyy}\n")
                : $"- {application.Name}: subscribed to {scene.Title}, no calls of {scene.Version} in the last 30 days\n");
        }
        return body.Append(CultureInfo.InvariantCulture, $"\nMore about {scene.Version}:\n{links.To(CatalogPaths.Version(scene.Api, scene.Version))}\n").ToString();
    }

    private static string Ends(EndingScene scene)
    {
        var name = $"{scene.Title} {scene.Version}";
        return string.Join(' ', new[]
        {
            scene.Deprecated is { } deprecated ? $"{name} is deprecated from {LifecycleRules.Words(deprecated)}: do not begin with it any more." : null,
            scene.Retired is { } retired ? $"{name} answers no more from {LifecycleRules.Words(retired)}, 0:00 UTC; calls are refused with 410 from then on." : null,
            scene is { Deprecated: null, Retired: null } ? $"{name} goes on." : null,
        }.OfType<string>());
    }
}
