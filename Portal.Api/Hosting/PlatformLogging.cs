namespace Portal.Api.Hosting;

internal static class PlatformLogging
{
    /// <summary>What is said where nobody set anything: our own information, others' warnings. Settings override it.</summary>
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Warning",
        ["Logging:LogLevel:Portal"] = "Information",
        // The folder of the keys is readable by this user alone; that is their protection where no certificate is configured.
        ["Logging:LogLevel:Microsoft.AspNetCore.DataProtection"] = "Error",
        // A unique index that says no is an answer here, not a fault; what nobody handles is logged by whoever answers the request.
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Update"] = "None",
        ["Logging:LogLevel:Microsoft.EntityFrameworkCore.Database.Command"] = "None",
    };

    public static void AddPlatformLogging(this WebApplicationBuilder builder)
    {
        builder.Configuration.Sources.Insert(0, new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = Defaults });
        var started = false;
        builder.Services.AddSingleton(new OnStarted(() => started = true));
        // A failed start is told by Platform.RunAsync, in one line where the settings are to blame; the host would print a stack trace first.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Warning && Volatile.Read(ref started));
    }

    /// <summary>Called by the banner once everything runs.</summary>
    internal sealed record OnStarted(Action Invoke);
}
