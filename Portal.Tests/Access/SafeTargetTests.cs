using Portal.Api.Access.Calls;

namespace Portal.Tests.Access;

public sealed class SafeTargetTests
{
    [Theory]
    [InlineData("/travels/Rome", "/travels/Rome")]
    [InlineData("/travels?q=Rome&limit=5", "/travels?q=Rome&limit=5")]
    [InlineData("/travels?user_key=tvz_0123456789abcdefghijklmnopqrstuvw&q=Rome", "/travels?user_key=tvz_…tuvw&q=Rome")]
    [InlineData("/travels?q=Rome&other=tvzk_0123456789abcdefghijklmnopqrstuvw", "/travels?q=Rome&other=tvzk_…tuvw")]
    [InlineData("/travels?q=Rome&API_KEY=short&x", "/travels?q=Rome&API_KEY=5 characters, not shown&x")]
    [InlineData("/travels?t=eyJhbGciOiJSUzI1NiJ9.e30.sig", "/travels?t=28 characters, not shown")]
    [InlineData("/travels?a=1&t=%74vz_0123456789abcdefghijklmnopqrstuvw", "/travels?a=1&t=tvz_…tuvw")]
    [InlineData("/travels?", "/travels?")]
    [InlineData("/travels?user_key=", "/travels?user_key=")]
    public void A_credential_in_a_query_is_told_by_its_ends_only(string target, string told) => Assert.Equal(told, SafeTarget.Of(target));
}
