namespace Portal.Console;

internal static class ConsoleFeature
{
    public static void AddConsole(this IServiceCollection services) => services.AddSingleton<IConsoleBackend, ConsoleBackend>();
}
