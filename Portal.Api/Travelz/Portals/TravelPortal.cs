using System.ComponentModel.DataAnnotations;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Api.Mesh;
using Portal.Api.Travelz.Agency;

namespace Portal.Api.Travelz.Portals;

/// <summary>
/// One of the company's travel portals. It has visitors of its own making: each reads the city list, picks a city and asks for a quote.
/// Its status and settings can be read, and the settings changed while it runs.
/// </summary>
internal sealed class TravelPortal(PortalSite site, PortalSettings settings, TimeProvider time, ILogger<TravelPortal> logger) : IWorkload
{
    private readonly PortalCounters _counters = new();
    private volatile PortalSettings _settings = settings;
    private TaskCompletionSource _changed = NewSignal();

    public string Host => site.Workload;

    public WorkloadIdentity Identity { get; } =
        new(site.Workload, "travel-portal", new Dictionary<string, string> { ["app"] = site.Workload, ["version"] = "v1" });

    public Func<WorkloadClient, CancellationToken, Task> Activity => RunAsync;

    public void Map(IEndpointRouteBuilder routes, WorkloadClient client)
    {
        routes.MapGet("/status", (RequestDelegate)GetStatus);
        routes.MapPut("/settings", (RequestDelegate)PutSettingsAsync);
    }

    /// <summary>One visitor. A city list or a quote that cannot be had is counted and told, and the next visitor comes all the same.</summary>
    public async Task VisitAsync(WorkloadClient client, CancellationToken cancellationToken)
    {
        var visit = Visit.Draw(_settings, Random.Shared);
        try
        {
            using var list = await client.SendAsync(Request("/travels", visit), cancellationToken);
            list.EnsureSuccessStatusCode();
            var cities = await list.Content.ReadFromJsonAsync(TravelzJson.Default.CityV1Array, cancellationToken) ?? [];
            var city = cities[Random.Shared.Next(cities.Length)].City;
            using var quote = await client.SendAsync(Request($"/travels/{Uri.EscapeDataString(city)}", visit), cancellationToken);
            _counters.Count(visit, city, quote.IsSuccessStatusCode);
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or IOException)
        {
            logger.VisitFailed(site.Workload, exception.Message);
        }
    }

    private async Task RunAsync(WorkloadClient client, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            await VisitAsync(client, cancellationToken);
            await Task.WhenAny(Task.Delay(_settings.Pause, time, cancellationToken), _changed.Task);
        }
    }

    private HttpRequestMessage Request(string path, Visit visit) => new(HttpMethod.Get, $"http://travels{path}")
    {
        Headers = { { "portal", site.Site }, { "device", visit.Device }, { "user", visit.User }, { "travel", visit.Travel } },
    };

    private Task GetStatus(HttpContext context)
    {
        var (requests, cities) = _counters.Read();
        var status = new PortalStatus(site.Workload, site.Site, site.Country, site.Latitude, site.Longitude, _settings, requests, cities);
        return Answer.JsonAsync(context, 200, status, TravelzJson.Default.PortalStatus);
    }

    private async Task PutSettingsAsync(HttpContext context)
    {
        if (await ReadSettingsAsync(context) is not { } settings)
        {
            return;
        }
        _settings = settings;
        // A busier portal does not first sit out the long pause of a quiet one.
        Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
        await Answer.JsonAsync(context, 200, settings, TravelzJson.Default.PortalSettings);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static async Task<PortalSettings?> ReadSettingsAsync(HttpContext context)
    {
        List<ValidationResult> wrong = [];
        try
        {
            var settings = await JsonSerializer.DeserializeAsync(context.Request.Body, TravelzJson.Default.PortalSettings, context.RequestAborted);
            if (settings is not null && Validator.TryValidateObject(settings, new ValidationContext(settings), wrong, validateAllProperties: true))
            {
                return settings;
            }
        }
        catch (JsonException)
        {
            wrong.Add(new ValidationResult("The body takes a JSON object with whole numbers from 0 to 100."));
        }
        var error = wrong.FirstOrDefault()?.ErrorMessage ?? "The body takes a JSON object.";
        await Answer.JsonAsync(context, 400, new ServiceError(error), TravelzJson.Default.ServiceError);
        return null;
    }
}
