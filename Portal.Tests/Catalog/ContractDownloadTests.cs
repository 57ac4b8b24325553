using System.Net;
using Portal.Tests.Account;
using Portal.Tests.Hosting;

namespace Portal.Tests.Catalog;

public sealed class ContractDownloadTests(PlainPortal fixture) : IClassFixture<PlainPortal>
{
    [Fact]
    public async Task The_files_that_a_page_offers_are_there_for_its_reader_and_those_for_insiders_for_nobody_else()
    {
        using var administrator = new Visitor(fixture.Portal);
        await administrator.EnterAsAdministratorAsync();
        var links = new List<string>();
        foreach (var page in new[] { "/apis/discounts/v1", "/apis/discounts/v1/revisions" })
        {
            await administrator.OpenAsync(page);
            links.AddRange(administrator.Page.QuerySelectorAll("main a[download]").Select(link => link.GetAttribute("href")!));
        }

        Assert.Equal(["/contracts/discounts/v1/1", "/contracts/discounts/v1?format=json", "/contracts/discounts/v1?format=yaml"], links.Distinct().Order(StringComparer.Ordinal));
        using var stranger = new Visitor(fixture.Portal);
        foreach (var link in links)
        {
            Assert.Equal(HttpStatusCode.OK, (await administrator.OpenAsync(link)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(link)).Status);
        }
    }
}
