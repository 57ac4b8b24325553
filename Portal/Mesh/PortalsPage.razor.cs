using Microsoft.AspNetCore.Components;
using Portal.Api.Mesh.Portals;
using Portal.Layout;

namespace Portal.Mesh;

public sealed partial class PortalsPage : ReaderPage
{
    public const string Address = "/admin/mesh/portals";
    public const string Fragment = "/fragments/portals";

    private const string Done = "portal-traffic";

    private IReadOnlyList<PortalTrafficView>? _portals;
    private string? _changed;
    private string? _refused;
    private string? _reason;

    [Inject]
    private PortalTrafficQueries Portals { get; set; } = null!;

    [Inject]
    private ChangePortalTraffic Change { get; set; } = null!;

    [Inject]
    private Once Once { get; set; } = null!;

    protected override Task LoadAsync()
    {
        if (Portals.List(Reader) is not { IsRefused: false, Value: var list })
        {
            Navigation.NotFound();
            return Task.CompletedTask;
        }
        _portals = list.Portals;
        _changed = Once.Take(Http, Reader, Done);
        return Task.CompletedTask;
    }

    private async Task ChangeAsync(PortalTrafficView portal)
    {
        var changed = await Change.ExecuteAsync(Reader, portal.Name, SliderForm.Read(Http.Request.Form, portal.Settings), Aborted);
        if (changed.Refusal is { } refusal)
        {
            (_refused, _reason) = (portal.Name, refusal.Detail);
            return;
        }
        Once.Put(Http, Reader, Done, portal.Name);
        Navigation.NavigateTo(Address);
    }
}
