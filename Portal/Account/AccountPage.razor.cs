using System.Globalization;
using Microsoft.AspNetCore.Components;
using Portal.Api.Identity;
using Portal.Api.Identity.AccessTokens;
using Portal.Api.Identity.Passwords;
using Portal.Api.Identity.Sessions;
using Portal.Api.Partners;
using Portal.Layout;

namespace Portal.Account;

public sealed partial class AccountPage : ReaderPage
{
    private AccountView _account = null!;
    private OrganizationView? _organization;
    private AccessTokenView[] _tokens = [];
    private string? _done;
    private string? _revealed;
    private FormErrors _tokenErrors = FormErrors.None;
    private FormErrors _passwordErrors = FormErrors.None;

    [Inject]
    private AccountQueries Accounts { get; set; } = null!;

    [Inject]
    private OrganizationQueries Organizations { get; set; } = null!;

    [Inject]
    private AccessTokenQueries Tokens { get; set; } = null!;

    [Inject]
    private CreateAccessToken CreateToken { get; set; } = null!;

    [Inject]
    private RevokeAccessToken RevokeToken { get; set; } = null!;

    [Inject]
    private ChangePassword Password { get; set; } = null!;

    [Inject]
    private ChangeMailSettings Mail { get; set; } = null!;

    [Inject]
    private SignOut SignOut { get; set; } = null!;

    [Inject]
    private IServiceProvider Services { get; set; } = null!;

    [SupplyParameterFromForm(Name = "tokenName")]
    private string? TokenName { get; set; }

    [SupplyParameterFromForm(Name = "scopes")]
    private string[]? Scopes { get; set; }

    [SupplyParameterFromForm(Name = "days")]
    private string? Days { get; set; }

    [SupplyParameterFromForm(Name = "tokenId")]
    private Guid TokenId { get; set; }

    [SupplyParameterFromForm(Name = "currentPassword")]
    private string? CurrentPassword { get; set; }

    [SupplyParameterFromForm(Name = "newPassword")]
    private string? NewPassword { get; set; }

    [SupplyParameterFromForm(Name = "changelog")]
    private string? Changelog { get; set; }

    private Once Once => Services.GetRequiredService<Once>();

    protected override async Task LoadAsync()
    {
        _account = (await Accounts.MineAsync(Reader, Aborted)).Value;
        _organization = await Organizations.MineAsync(Reader, Aborted);
        if (_organization is not null && Reader.IsOwner)
        {
            var tokens = await Tokens.ListAsync(Reader, _organization.Id, Aborted);
            _tokens = tokens.IsRefused ? [] : tokens.Value;
        }
        _done = Once.Take(Http, Reader, "done");
        _revealed = Once.Take(Http, Reader, "token");
    }

    private async Task CreateTokenAsync()
    {
        var days = int.TryParse(Days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var made = await CreateToken.ExecuteAsync(Reader, _organization!.Id, new NewAccessToken(TokenName ?? "", Scopes ?? [], days), Aborted);
        if (made.Refusal is { } refusal)
        {
            _tokenErrors = new FormErrors(refusal);
            return;
        }
        Once.Put(Http, Reader, "token", made.Value.Token);
        Navigation.NavigateTo("/account#access-tokens");
    }

    private async Task RevokeTokenAsync()
    {
        var revoked = await RevokeToken.ExecuteAsync(Reader, _organization!.Id, TokenId, Aborted);
        Once.Put(Http, Reader, "done", revoked.Refusal?.Detail ?? "The access token is revoked. Calls with it are refused from now on.");
        Navigation.NavigateTo("/account");
    }

    private async Task ChangePasswordAsync()
    {
        var changed = await Password.ExecuteAsync(Reader, CurrentPassword, NewPassword, Aborted);
        if (changed.Refusal is { } refusal)
        {
            _passwordErrors = new FormErrors(refusal);
            return;
        }
        Once.Put(Http, Reader, "done", "Your password is changed. Your other sessions were ended.");
        Navigation.NavigateTo("/account");
    }

    private async Task ChangeMailAsync()
    {
        var changed = await Mail.ExecuteAsync(Reader, Changelog == "true", Aborted);
        Once.Put(Http, Reader, "done", changed.Refusal?.Detail ?? (Changelog == "true" ? "You are mailed what changes." : "You are not mailed what changes any more."));
        Navigation.NavigateTo("/account");
    }

    private async Task EverywhereAsync()
    {
        if ((await SignOut.EverywhereAsync(Reader, Aborted)).Refusal is { } refusal)
        {
            Once.Put(Http, Reader, "done", refusal.Detail);
            Navigation.NavigateTo("/account");
            return;
        }
        Navigation.NavigateTo("/sign-in?note=everywhere");
    }
}
