using Portal.Api.Hosting;

namespace Portal.Api;

/// <summary>
/// The control plane, gateway and mesh without the pages: <c>dotnet run --project Portal.Api</c>. With a command, a tool:
/// <c>dotnet run --project Portal.Api -- contracts lint openapi</c>.
/// </summary>
internal static class PortalApiProgram
{
    private static Task<int> Main(string[] args) => Platform.RunAsync(args, () =>
    {
        var builder = Platform.CreateBuilder(args, typeof(PortalApiProgram));
        builder.AddPlatform();

        var app = builder.Build();
        app.UsePlatform();
        app.MapPlatform();
        return app;
    });
}
