using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Forwarder;

namespace Bench.Gateways;

/// <summary>Processes of this program that a measurement needs: the service that answers, and a proxy that does nothing else.</summary>
internal static class EchoUpstream
{
    /// <summary>A stay with 20 nights, about 2 kB, as <c>echo/v1.yaml</c> says it.</summary>
    public static readonly byte[] Answer = JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = "stay-0001",
        city = "Rome",
        stars = 4,
        refundable = true,
        total = 1893.5,
        currency = "EUR",
        nights = Enumerable.Range(1, 20).Select(night => new { date = $"2027-05-{night:00}", room = $"Double room {night}", price = 90.5 + night, board = night % 2 == 0 ? "half" : "none", available = night }),
    });

    public static async Task<int> ServeAsync(string url)
    {
        var app = Build(url);
        app.Run(context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = Answer.Length;
            return context.Response.Body.WriteAsync(Answer).AsTask();
        });
        await app.RunAsync();
        return 0;
    }

    public static async Task<int> ForwardAsync(string url, string upstream)
    {
        var app = Build(url);
        var forwarder = app.Services.GetRequiredService<IHttpForwarder>();
        using var client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = System.Net.DecompressionMethods.None, ActivityHeadersPropagator = null });
        app.Run(async context => await forwarder.SendAsync(context, upstream, client));
        await app.RunAsync();
        return 0;
    }

    private static WebApplication Build(string url)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(url);
        builder.Services.AddHttpForwarder();
        return builder.Build();
    }
}
