using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Api.Applications;
using Portal.Api.Applications.Credentials;
using Portal.Api.Hosting;
using Portal.Api.Identity;
using Portal.Layout;

namespace Portal.Applications;

/// <summary>What a credential is called, when it ends, and from where it works.</summary>
public sealed partial class ChangeKeyDialog : ComponentBase
{
    private FormErrors _errors = FormErrors.None;

    [Parameter, EditorRequired]
    public string Id { get; set; } = "";

    [Parameter, EditorRequired]
    public Actor Reader { get; set; } = Actor.Anonymous;

    [Parameter, EditorRequired]
    public ApplicationView Application { get; set; } = null!;

    [Parameter, EditorRequired]
    public CredentialView Credential { get; set; } = null!;

    [Inject]
    private ChangeCredential Change { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [SupplyParameterFromForm(Name = "name")]
    private string? Name { get; set; }

    [SupplyParameterFromForm(Name = "expires")]
    private string? Expires { get; set; }

    [SupplyParameterFromForm(Name = "addresses")]
    private string? Addresses { get; set; }

    [SupplyParameterFromForm(Name = "referrers")]
    private string? Referrers { get; set; }

    private string FormName => $"change-{Credential.Id}";

    /// <summary>What was typed is shown again only in the form it was typed into.</summary>
    private bool Sent => _errors.Any;

    private string? Day => Credential.ExpiresAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Field(string name) => $"{FormName}-{name}";

    private async Task SaveAsync()
    {
        var changed = await Change.ExecuteAsync(Reader, Credential.Id, new CredentialChange(Name, End(), KeyWords.Items(Addresses), KeyWords.Items(Referrers)), CancellationToken.None);
        _errors = new FormErrors(changed.Refusal);
        if (!changed.IsRefused)
        {
            Navigation.NavigateTo($"/applications/{Application.Id}?done=changed-{Credential.Id}");
        }
    }

    /// <summary>A day that was not touched leaves the hour alone.</summary>
    private DateTimeOffset? End() => string.IsNullOrEmpty(Expires) ? null
        : Expires == Day ? Credential.ExpiresAt
        : DateTimeOffset.TryParseExact(Expires, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day : DateTimeOffset.MinValue;
}
