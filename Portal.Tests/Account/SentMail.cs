using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Notifications;
using Portal.Tests.Hosting;

namespace Portal.Tests.Account;

/// <summary>Mail as it arrives: read from the files that the portal writes in Development.</summary>
internal static class SentMail
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>The newest mail to this address that has a link to this path; the link, as a path of the portal.</summary>
    public static async Task<string> LinkFromMailAsync(this RunningPortal portal, string to, string path)
    {
        var mail = await portal.MailAsync(to, mail => mail.Body.Contains(path, StringComparison.Ordinal));
        var line = mail.Body.Split('\n').First(line => line.StartsWith("http", StringComparison.Ordinal) && line.Contains(path, StringComparison.Ordinal));
        return new Uri(line).PathAndQuery;
    }

    public static async Task<WrittenMail> MailAsync(this RunningPortal portal, string to, Func<WrittenMail, bool> wanted)
    {
        var folder = portal.Services.GetRequiredService<MailFolder>();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        while (true)
        {
            var mails = await folder.ListAsync(patience.Token);
            if (mails.FirstOrDefault(mail => mail.To == to && wanted(mail)) is { } found)
            {
                return found;
            }
            await Task.Delay(20, patience.Token);
        }
    }
}
