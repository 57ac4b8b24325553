using Portal.Api.Identity.Passwords;

namespace Portal.Tests.Identity;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("short words")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("123456789012")]
    [InlineData("abcdefghijklmnop")]
    [InlineData("qwertyuiopasd")]
    [InlineData("Password1234!")]
    [InlineData("P@ssw0rd2026!!")]
    [InlineData("passwordpassword")]
    [InlineData("abcabcabcabc")]
    [InlineData("Welcome12345")]
    [InlineData("!!!!!!!!!!!!!!")]
    [InlineData("my maya.berg word")]
    [InlineData("Maya.Berg@Sunny.example")]
    public void What_is_tried_first_is_refused(string? password) => Assert.NotNull(PasswordRules.Check(password, "maya.berg@sunny.example"));

    [Theory]
    [InlineData("seven quiet harbours")]
    [InlineData("correct horse battery staple")]
    [InlineData("kT9#vQ2!mZx8")]
    [InlineData("пароль из трёх слов")]
    [InlineData("passwordless travel club")]
    public void Length_is_enough_whatever_it_is_made_of(string password) => Assert.Null(PasswordRules.Check(password, "maya.berg@sunny.example"));

    [Fact]
    public void A_password_that_would_take_long_to_hash_is_refused() => Assert.NotNull(PasswordRules.Check(string.Concat(Enumerable.Repeat("word ", 40)), null));
}
