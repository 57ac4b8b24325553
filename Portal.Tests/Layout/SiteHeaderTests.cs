using Bunit;
using Microsoft.AspNetCore.Http;
using Portal.Api.Identity;
using Portal.Layout;

namespace Portal.Tests.Layout;

public sealed class SiteHeaderTests : BunitContext
{
    private static readonly Actor Maya = new() { Kind = ActorKind.Person, Name = "Maya", UserId = Guid.NewGuid(), OrganizationName = "Red Travel" };

    private IRenderedComponent<SiteHeader> Header(Actor reader, string path, string query = "")
    {
        var http = new DefaultHttpContext();
        http.Request.Path = path;
        http.Request.QueryString = new QueryString(query);
        ComponentFactories.AddStub<Microsoft.AspNetCore.Components.Forms.AntiforgeryToken>();
        return Render<SiteHeader>(part => part.AddCascadingValue<HttpContext>(http).Add(p => p.Reader, reader));
    }

    private static IEnumerable<string?> Sections(IRenderedComponent<SiteHeader> header) => header.FindAll("nav.sections a").Select(link => link.GetAttribute("href"));

    [Fact]
    public void A_stranger_sees_the_APIs_and_the_way_in()
    {
        var header = Header(Actor.Anonymous, "/");

        Assert.Equal(["/apis"], Sections(header));
        Assert.NotNull(header.Find("a[href='/sign-in']"));
        Assert.NotNull(header.Find("a[href='/sign-up']"));
        Assert.Empty(header.FindAll("form[action='/sign-out']"));
    }

    [Fact]
    public void A_person_sees_their_applications_and_the_way_out()
    {
        var header = Header(Maya, "/");

        Assert.Equal(["/apis", "/applications"], Sections(header));
        Assert.Equal("post", header.Find("form[action='/sign-out']").GetAttribute("method"));
        Assert.Contains("Red Travel", header.Find("#account-menu").TextContent, StringComparison.Ordinal);
        Assert.Empty(header.FindAll("a[href='/sign-up']"));
    }

    [Fact]
    public void Only_an_administrator_sees_administration()
    {
        Assert.Contains("/admin", Sections(Header(Maya with { IsAdministrator = true }, "/")));
    }

    [Fact]
    public void People_of_the_companys_own_organisations_find_the_mesh()
    {
        Assert.Contains("/admin/mesh", Sections(Header(Maya with { IsInternal = true }, "/")));
        Assert.DoesNotContain("/admin/mesh", Sections(Header(Maya, "/")));
        Assert.DoesNotContain("/admin/mesh", Sections(Header(Maya with { IsInternal = true, IsAdministrator = true }, "/")));
    }

    [Theory]
    [InlineData("/apis", "page")]
    [InlineData("/apis/travels", "true")]
    [InlineData("/apis-of-others", null)]
    [InlineData("/", null)]
    public void The_section_one_is_in_is_marked(string path, string? mark)
    {
        Assert.Equal(mark, Header(Actor.Anonymous, path).Find("nav.sections a[href='/apis']").GetAttribute("aria-current"));
    }

    [Fact]
    public void Signing_in_comes_back_to_the_page_one_was_on()
    {
        var link = Header(Actor.Anonymous, "/apis/travels/v2/quoteTrip/try", "?p.city=Rome&p.user=new").Find("a.sign-in").GetAttribute("href")!;

        Assert.Equal("/sign-in?returnUrl=%2Fapis%2Ftravels%2Fv2%2FquoteTrip%2Ftry%3Fp.city%3DRome%26p.user%3Dnew", link);
    }

    [Fact]
    public void A_search_is_a_form_and_keeps_its_words()
    {
        var header = Header(Actor.Anonymous, "/search", "?q=%3Cb%3Erome");

        Assert.Equal("/search", header.Find("form[role=search]").GetAttribute("action"));
        Assert.Equal("<b>rome", header.Find("input[name=q]").GetAttribute("value"));
    }
}
