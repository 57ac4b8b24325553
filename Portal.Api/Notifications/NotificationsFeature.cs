using Microsoft.Extensions.Options;
using Portal.Api.Hosting;

namespace Portal.Api.Notifications;

internal static class NotificationsFeature
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddValidated<MailOptions, MailOptionsValidator>("Mail");
        services.AddSingleton<MailSignal>();
        services.AddSingleton<MailOutbox>();
        services.AddSingleton<MailFolder>();
        services.AddSingleton<MailDelivery>();
        services.AddSingleton(Transport);
        services.AddUseCase<MailQueries>();
        services.AddHostedService<MailSender>();
        return services;
    }

    private static IMailTransport Transport(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<MailOptions>>();
        if (!string.IsNullOrWhiteSpace(options.Value.Host))
        {
            return new SmtpTransport(options);
        }
        var folder = provider.GetRequiredService<MailFolder>();
        if (!folder.IsShown)
        {
            provider.GetRequiredService<ILogger<MailSender>>().MailGoesToFiles(folder.Path);
        }
        return new FolderTransport(folder);
    }
}
