using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Api.Applications;
using Portal.Api.Applications.Credentials;
using Portal.Api.Identity;
using Portal.Layout;

namespace Portal.Applications;

/// <summary>A key that works: what is known of it, and the ways to change and end it.</summary>
public sealed partial class KeyRow : ComponentBase
{
    private string? _refusal;

    [Parameter, EditorRequired]
    public Actor Reader { get; set; } = Actor.Anonymous;

    [Parameter, EditorRequired]
    public ApplicationView Application { get; set; } = null!;

    [Parameter, EditorRequired]
    public CredentialView Credential { get; set; } = null!;

    [Parameter]
    public bool MayChange { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [Inject]
    private RotateCredential Rotate { get; set; } = null!;

    [Inject]
    private RevokeCredential Revoke { get; set; } = null!;

    [Inject]
    private Once NewKey { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    [Inject]
    private TimeProvider Clock { get; set; } = null!;

    [SupplyParameterFromForm(Name = "overlap")]
    private string? Overlap { get; set; }

    [SupplyParameterFromForm(Name = "certificate")]
    private string? Certificate { get; set; }

    private string Noun => KeyWords.Noun(Credential);

    private string RevokeDialog => $"revoke-{Credential.Id}";

    private string RotateDialog => $"rotate-{Credential.Id}";

    private string ChangeDialog => $"change-{Credential.Id}";

    private CredentialView? Replaced => Application.Credentials.FirstOrDefault(other => other.Id == Credential.ReplacesId);

    private CredentialView? Successor => Application.Credentials
        .FirstOrDefault(other => other.ReplacesId == Credential.Id && KeyWords.IsLive(other, Clock.GetUtcNow()));

    private string Use => KeyWords.LastUsed(Credential, Clock.GetUtcNow());

    private async Task RotateAsync()
    {
        var rotation = new Rotation(int.TryParse(Overlap, CultureInfo.InvariantCulture, out var hours) ? hours : null, Credential.Certificate is null ? null : Certificate);
        var made = await Rotate.ExecuteAsync(Reader, Credential.Id, rotation, CancellationToken.None);
        _refusal = made.Refusal?.Detail;
        if (!made.IsRefused)
        {
            if (made.Value.Key is { } key)
            {
                NewKey.Put(Http, Reader, KeyWords.Once(Application.Id), key);
            }
            Navigation.NavigateTo($"/applications/{Application.Id}{(made.Value.Key is null ? $"?done=added-{made.Value.Id}" : "")}");
        }
    }

    private async Task RevokeAsync()
    {
        var revoked = await Revoke.ExecuteAsync(Reader, Credential.Id, CancellationToken.None);
        _refusal = revoked.Refusal?.Detail;
        if (!revoked.IsRefused)
        {
            Navigation.NavigateTo($"/applications/{Application.Id}?done=revoked-{Credential.Id}");
        }
    }
}
