using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Api.Applications;
using Portal.Api.Applications.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Identity;
using Portal.Layout;
using Portal.Ui;

namespace Portal.Applications;

public sealed partial class IssueKeyForm : ComponentBase
{
    private static readonly IReadOnlyList<SelectOption> Lives = [new("", "Never"), new("30", "In 30 days"), new("90", "In 90 days"), new("365", "In a year")];

    private FormErrors _errors = FormErrors.None;

    [Parameter, EditorRequired]
    public Actor Reader { get; set; } = Actor.Anonymous;

    [Parameter, EditorRequired]
    public ApplicationView Application { get; set; } = null!;

    /// <summary>Those of them that are made here and that the APIs it is subscribed to take.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<CredentialKind> Kinds { get; set; } = [];

    /// <summary>There is no key yet, so this is the thing to do.</summary>
    [Parameter]
    public bool First { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private IssueCredential Issue { get; set; } = null!;

    [Inject]
    private Once NewKey { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromForm(Name = "kind", FormName = "issue")]
    private string? Kind { get; set; }

    [SupplyParameterFromForm(Name = "called", FormName = "issue")]
    private string? Called { get; set; }

    [SupplyParameterFromForm(Name = "days", FormName = "issue")]
    private string? Days { get; set; }

    [SupplyParameterFromForm(Name = "addresses", FormName = "issue")]
    private string? Addresses { get; set; }

    [SupplyParameterFromForm(Name = "referrers", FormName = "issue")]
    private string? Referrers { get; set; }

    private async Task IssueAsync()
    {
        int? days = int.TryParse(Days, CultureInfo.InvariantCulture, out var given) ? given : null;
        var kind = Enum.TryParse<CredentialKind>(Kind, out var chosen) && Enum.IsDefined(chosen) ? chosen : Kinds[0];
        var made = await Issue.ExecuteAsync(
            Reader, Application.Id, new NewCredential(kind, days, Called, KeyWords.Items(Addresses), KeyWords.Items(Referrers)), CancellationToken.None);
        _errors = new FormErrors(made.Refusal);
        if (!made.IsRefused && made.Value.Key is { } key)
        {
            NewKey.Put(Http, Reader, KeyWords.Once(Application.Id), key);
            Navigation.NavigateTo($"/applications/{Application.Id}");
        }
    }
}
