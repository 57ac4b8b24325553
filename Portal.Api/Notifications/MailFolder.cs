using MimeKit;
using Portal.Api.Hosting;

namespace Portal.Api.Notifications;

/// <summary>The mail that was written to files, for the developer who runs the portal. Nothing of it exists outside Development.</summary>
public sealed class MailFolder
{
    private readonly IHostEnvironment _environment;

    public MailFolder(DataFolder data, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(data);
        Path = data.Private("mail");
        _environment = environment;
    }

    public bool IsShown => _environment.IsDevelopment();

    internal string Path { get; }

    /// <summary>The newest first, at most 200.</summary>
    public async Task<IReadOnlyList<WrittenMail>> ListAsync(CancellationToken cancellationToken)
    {
        if (!IsShown)
        {
            return [];
        }
        var mails = new List<WrittenMail>();
        foreach (var file in Directory.EnumerateFiles(Path, "*.eml").OrderDescending(StringComparer.Ordinal).Take(200))
        {
            mails.Add(await ReadAsync(file, cancellationToken));
        }
        return mails;
    }

    public async Task<WrittenMail?> FindAsync(string id, CancellationToken cancellationToken)
    {
        // Only names of files that are there are compared: what was asked for never becomes a path.
        var file = IsShown ? Directory.EnumerateFiles(Path, "*.eml").FirstOrDefault(file => System.IO.Path.GetFileNameWithoutExtension(file) == id) : null;
        return file is null ? null : await ReadAsync(file, cancellationToken);
    }

    private static async Task<WrittenMail> ReadAsync(string file, CancellationToken cancellationToken)
    {
        using var message = await MimeMessage.LoadAsync(file, cancellationToken);
        return new WrittenMail(
            System.IO.Path.GetFileNameWithoutExtension(file), message.To.ToString(), message.Subject ?? "", message.Date, (message.TextBody ?? "").ReplaceLineEndings("\n"));
    }
}

public sealed record WrittenMail(string Id, string To, string Subject, DateTimeOffset At, string Body);
