using Portal.Api.Drift.Shapes;

namespace Portal.Tests.Drift;

public sealed class SafeNamesTests
{
    [Theory]
    [InlineData("tvz_0123456789abcdefghijklmnopqrstu123456")]
    [InlineData("AKIAIOSFODNN7EXAMPLE")]
    [InlineData("sk_live_4eC39HqLyjWDarjtT1zdp7dc")]
    [InlineData("wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY")]
    [InlineData("xkQwZtRbLmPqVnHs")]
    [InlineData("jo@example.com")]
    [InlineData("0190aaaa-0000-7000-8000-000000000001")]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a\nb: c")]
    [InlineData("a'b")]
    [InlineData("a\"b")]
    [InlineData("a b")]
    [InlineData("")]
    public void What_looks_like_data_or_is_no_name_is_not_kept(string name) => Assert.Equal(SafeNames.Any, SafeNames.Name(name));

    [Theory]
    [InlineData("user_key")]
    [InlineData("skipValidation")]
    [InlineData("internationalStandardBookNumber")]
    [InlineData("X-Forwarded-Prefix")]
    [InlineData("filter[from]")]
    [InlineData("$select")]
    [InlineData("address2")]
    [InlineData("oauth2Scopes")]
    public void What_looks_like_a_name_is_kept(string name) => Assert.Equal(name, SafeNames.Name(name));

    [Fact]
    public void A_path_reads_back_as_the_names_it_was_made_of()
    {
        var path = FieldPath.Member(FieldPath.Member(FieldPath.Member("", "a.b") + FieldPath.Items, "c[0]"), "d\\e");

        Assert.Equal(["a.b", FieldPath.Items, "c[0]", "d\\e"], FieldPath.Steps(path));
        Assert.Equal("a.b[].c[0].d\\e", FieldPath.Plain(path));
        Assert.True(FieldPath.IsInside("lines[].sku", "lines"));
        Assert.False(FieldPath.IsInside("lineage", "line"));
    }
}
