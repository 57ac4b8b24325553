using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Portal.Api.Mesh;
using Portal.Api.Travelz.Agency;

namespace Portal.Api.Travelz.Portals;

/// <summary>
/// One of the company's travel portals. It has visitors of its own making: each reads the city list, picks a city and asks for a quote.
/// Its status and settings can be read, and the settings changed while it runs.
/// </summary>
internal sealed class TravelPortal(PortalSite site, PortalSettings settings, PortalKeys keys, TimeProvider time, ILogger<TravelPortal> logger) : IWorkload
{
    private readonly PortalCounters _counters = new();
    // On first use: before the database stands there is no pepper to derive it from.
    private readonly Lazy<string> _key = new(() => keys.Of(site));
    private volatile PortalSettings _settings = settings;
    private volatile PortalRefusal? _refusal;
    private TaskCompletionSource _changed = NewSignal();

    public string Host => site.Workload;

    public WorkloadIdentity Identity { get; } =
        new(site.Workload, "travel-portal", new Dictionary<string, string> { ["app"] = site.Workload, ["version"] = "v1" });

    public Func<WorkloadClient, CancellationToken, Task> Activity => RunAsync;

    public PortalStatus Status
    {
        get
        {
            var (requests, cities) = _counters.Read();
            return new PortalStatus(site.Workload, site.Site, site.Country, site.Latitude, site.Longitude, _settings, requests, cities, _refusal);
        }
    }

    public string Title => site.Name;

    /// <summary>A busier portal does not first sit out the long pause of a quiet one.</summary>
    public void Change(PortalSettings settings)
    {
        _settings = settings;
        Interlocked.Exchange(ref _changed, NewSignal()).SetResult();
    }

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
            using var list = await client.SendAsync(Request("/travels", visit.Device), cancellationToken);
            await NoteAsync("/travels", list, cancellationToken);
            list.EnsureSuccessStatusCode();
            var cities = await list.Content.ReadFromJsonAsync(TravelzJson.Wire.CityV1Array, cancellationToken) ?? [];
            var city = cities[Random.Shared.Next(cities.Length)].City;
            var path = $"/travels/{Uri.EscapeDataString(city)}";
            using var quote = await client.SendAsync(Quote(path, visit), cancellationToken);
            _counters.Count(visit, city, quote.IsSuccessStatusCode);
            await NoteAsync(path, quote, cancellationToken);
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

    /// <summary>A refusal is kept until an answer of another kind comes, with what was said to do.</summary>
    private async Task NoteAsync(string path, HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.TooManyRequests))
        {
            _refusal = null;
            return;
        }
        var told = answer.Content.Headers.ContentType?.MediaType == Hosting.Problems.ContentType
            ? await answer.Content.ReadFromJsonAsync(TravelzJson.Wire.PortalRefusal, cancellationToken)
            : null;
        _refusal = (told ?? new PortalRefusal()) with { Status = (int)answer.StatusCode, Path = path, At = time.GetUtcNow() };
        _counters.CountRefused();
        logger.VisitRefused(site.Workload, path, _refusal.Status, _refusal.Detail ?? "no reason given");
    }

    /// <summary>The price depends on who travels how; the list of cities on neither.</summary>
    private HttpRequestMessage Quote(string path, Visit visit)
    {
        var request = Request(path, visit.Device);
        request.Headers.Add("user", visit.User);
        request.Headers.Add("travel", visit.Travel);
        return request;
    }

    private HttpRequestMessage Request(string path, string device) => new(HttpMethod.Get, $"http://travels{path}")
    {
        Headers = { { "X-API-Key", _key.Value }, { "portal", site.Site }, { "device", device } },
    };

    private Task GetStatus(HttpContext context) => Answer.JsonAsync(context, 200, Status, TravelzJson.Wire.PortalStatus);

    private async Task PutSettingsAsync(HttpContext context)
    {
        if (await ReadSettingsAsync(context) is not { } settings)
        {
            return;
        }
        Change(settings);
        await Answer.JsonAsync(context, 200, settings, TravelzJson.Wire.PortalSettings);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static async Task<PortalSettings?> ReadSettingsAsync(HttpContext context)
    {
        List<ValidationResult> wrong = [];
        try
        {
            var settings = await JsonSerializer.DeserializeAsync(context.Request.Body, TravelzJson.Wire.PortalSettings, context.RequestAborted);
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
        await Answer.JsonAsync(context, 400, new ServiceError(error), TravelzJson.Wire.ServiceError);
        return null;
    }
}
