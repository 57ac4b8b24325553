using Microsoft.AspNetCore.Components;
using Portal.Api.Applications;
using Portal.Api.Applications.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Identity;
using Portal.Layout;

namespace Portal.Applications;

/// <summary>Takes the public certificate that an application's calls will show.</summary>
public sealed partial class AddCertificateForm : ComponentBase
{
    private FormErrors _errors = FormErrors.None;

    [Parameter, EditorRequired]
    public Actor Reader { get; set; } = Actor.Anonymous;

    [Parameter, EditorRequired]
    public ApplicationView Application { get; set; } = null!;

    [Inject]
    private IssueCredential Issue { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromForm(Name = "certificate", FormName = "certificate")]
    private string? Certificate { get; set; }

    [SupplyParameterFromForm(Name = "called", FormName = "certificate")]
    private string? Called { get; set; }

    [SupplyParameterFromForm(Name = "addresses", FormName = "certificate")]
    private string? Addresses { get; set; }

    [SupplyParameterFromForm(Name = "referrers", FormName = "certificate")]
    private string? Referrers { get; set; }

    private async Task AddAsync()
    {
        var added = await Issue.ExecuteAsync(
            Reader,
            Application.Id,
            new NewCredential(CredentialKind.ClientCertificate, null, Called, KeyWords.Items(Addresses), KeyWords.Items(Referrers), Certificate ?? ""),
            CancellationToken.None);
        _errors = new FormErrors(added.Refusal);
        if (added.IsRefused)
        {
            // What was pasted may have a private key in it: it is not sent back.
            Certificate = null;
            return;
        }
        Navigation.NavigateTo($"/applications/{Application.Id}?done=added-{added.Value.Id}");
    }
}
