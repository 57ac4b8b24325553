using System.Globalization;
using MimeKit;

namespace Portal.Api.Notifications;

/// <summary>Writes mail as <c>.eml</c> files, one each, named by time and id: sending one twice writes one file.</summary>
internal sealed class FolderTransport(MailFolder folder) : IMailTransport
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{message.Date.UtcDateTime:yyyyMMdd-HHmmss-fff}-{message.MessageId!.Split('@')[0]}.eml");
        var file = Path.Combine(folder.Path, name);
        // A reader must never see half a mail.
        await message.WriteToAsync(file + ".part", cancellationToken);
        File.Move(file + ".part", file, overwrite: true);
    }
}
