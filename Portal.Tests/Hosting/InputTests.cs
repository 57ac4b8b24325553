using Portal.Api.Applications.Credentials;
using Portal.Api.Catalog.Credentials;
using Portal.Api.Hosting;
using Portal.Api.Identity.AccessTokens;

namespace Portal.Tests.Hosting;

public sealed class InputTests
{
    [Fact]
    public void Items_of_a_list_that_break_its_rule_are_named_by_their_places()
    {
        var wrong = Input.Check(new NewCredential(CredentialKind.UserKey, AllowedAddresses: ["10.0.0.0/8", "10.0.0.1/8", "10.1"], AllowedReferrers: ["https://example.com/"]))!;

        Assert.Equal(
            [
                ("allowedAddresses[1]", "The field 'allowedAddresses[1]' takes an address or a network such as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32, which begins at its first address, not '10.0.0.1/8'."),
                ("allowedAddresses[2]", "The field 'allowedAddresses[2]' takes an address or a network such as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32, which begins at its first address, not '10.1'."),
                ("allowedReferrers[0]", "The field 'allowedReferrers[0]' takes a host such as www.example.com, or *.example.com for all below example.com, not 'https://example.com/'."),
            ],
            wrong.Also.Prepend(wrong).Select(broken => (broken.Field, broken.Detail)));
        Assert.StartsWith("The field 'allowedAddresses[1]'", wrong.About("allowedAddresses"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scopes", "takes 1 to 20 scopes, not 0; each is one of applications:read, applications:write, usage:read, requests:read, tokens:write; administrators may give contracts:write and admin.")]
    [InlineData("scopes[1]", "takes one of applications:read, applications:write, usage:read, requests:read, tokens:write; administrators may give contracts:write and admin, not 'all'.", "usage:read", "all")]
    public void A_list_of_scopes_says_which_is_none(string field, string rule, params string[] scopes)
    {
        var wrong = Input.Check(new NewAccessToken("ci", scopes, 30))!;

        Assert.Equal((field, $"The field '{field}' {rule}"), (wrong.Field, wrong.Detail));
    }
}
