using Microsoft.AspNetCore.Components;

namespace Portal.Console;

/// <summary>The page around the console: it knows the address and the cookies, which an island does not.</summary>
public sealed partial class ConsolePage : ComponentBase
{
    private ConsoleScene? _scene;
    private Dictionary<string, string> _filled = [];
    private string? _language;
    private string _origin = "";

    [Parameter]
    public string Api { get; set; } = "";

    [Parameter]
    public string Version { get; set; } = "";

    [Parameter]
    public string OperationId { get; set; } = "";

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    [Inject]
    private IConsoleBackend Backend { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var http = Http ?? throw new InvalidOperationException("The console's page is rendered on the server only.");
        _scene = await Backend.FindAsync(http.User, Api, Version, OperationId, http.RequestAborted);
        if (_scene is null)
        {
            Navigation.NotFound();
            return;
        }
        _filled = http.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        _language = http.Request.Cookies["tabs-language"];
        _origin = $"{http.Request.Scheme}://{http.Request.Host}";
    }
}
