using Portal.Api.Hosting;
using Portal.Layout;

namespace Portal;

/// <summary>The portal with everything behind it: <c>dotnet run --project Portal</c>. With a command, a tool: <c>dotnet Portal.dll contracts lint openapi</c>.</summary>
internal static class PortalProgram
{
    /// <summary>The application, not yet started. <paramref name="configure"/> is for tests: other clocks, other doubles.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = Platform.CreateBuilder(args, typeof(PortalProgram));
        builder.AddPlatform();
        builder.Services.AddPages();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UsePageErrors();
        app.UsePlatform();
        app.UsePages();
        app.MapPlatform();
        app.MapPages();
        return app;
    }

    private static Task<int> Main(string[] args) => Platform.RunAsync(args, () => Build(args));
}
