using System.Net;
using Portal.Tests.Account;
using Portal.Tests.Catalog;
using Portal.Tests.Catalog.Publishing;

namespace Portal.Tests.Admin;

public sealed class ContractPagesTests
{
    private const string Page = "/admin/contracts/trips/v2";

    [Fact]
    public async Task A_contract_is_checked_then_published_without_script()
    {
        await using var stage = await PublishStage.StartAsync();
        using var administrator = await EnterAsync(stage);
        await administrator.OpenAsync("/admin/contracts");
        Assert.Contains("Trips v2", administrator.Text, StringComparison.Ordinal);

        await administrator.OpenAsync(Page);
        await administrator.SendAsync("check", ("text", ""));
        Assert.Contains("Choose a file, or paste the text below.", administrator.Text, StringComparison.Ordinal);
        await administrator.SendAsync("check", ("text", PublishStage.Safe.ReplaceLineEndings("\r\n")));
        Assert.Contains("It can be published", administrator.Text, StringComparison.Ordinal);
        await administrator.SendAsync("publish");
        await administrator.FollowAsync();

        Assert.Contains("Revision 2 is in force.", administrator.Text, StringComparison.Ordinal);
        Assert.Equal(PublishStage.Safe, System.Text.Encoding.UTF8.GetString(await stage.ContractAsync()));
    }

    [Fact]
    public async Task A_pasted_text_that_cannot_be_published_stays_to_be_corrected_unless_it_is_too_large()
    {
        await using var stage = await PublishStage.StartAsync();
        using var administrator = await EnterAsync(stage);
        await administrator.OpenAsync(Page);
        foreach (var refused in (string[])[PublishStage.Breaking, "openapi: [3.1.1\ninfo: x"])
        {
            await administrator.SendAsync("check", ("text", refused));
            Assert.Equal(refused, Pasted(administrator));
        }

        await administrator.SendAsync("check", ("text", "#" + new string('x', 1024 * 1024)));
        Assert.Equal("", Pasted(administrator));
        Assert.Contains("This text is larger than 1 MB and is not shown again.", administrator.Text, StringComparison.Ordinal);
        await administrator.SendAsync("check", ("text", PublishStage.Safe));
        Assert.Equal("", Pasted(administrator));
    }

    [Fact]
    public async Task What_stands_in_the_way_is_shown_and_goes_through_with_a_reason_only()
    {
        await using var stage = await PublishStage.StartAsync();
        using var administrator = await EnterAsync(stage);
        await administrator.OpenAsync(Page);

        await administrator.SendAsync("check", ("text", PublishStage.Breaking));
        Assert.Contains("1 change breaks callers of this version.", administrator.Text, StringComparison.Ordinal);
        await administrator.SendAsync("publish", ("reason", "short"));
        Assert.Null(administrator.SentTo);
        Assert.NotNull(administrator.Page.QuerySelector("textarea[name=reason][aria-invalid=true]"));
        await administrator.SendAsync("publish", ("reason", "Nobody calls it yet."));
        await administrator.FollowAsync();

        Assert.Contains("Revision 2 is in force.", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_published_meanwhile_is_not_overwritten_unseen()
    {
        await using var stage = await PublishStage.StartAsync();
        using var administrator = await EnterAsync(stage);
        await administrator.OpenAsync(Page);
        await administrator.SendAsync("check", ("text", PublishStage.Safe));

        await stage.PublishAsync(ContractFolder.Trips.Replace("Trips for **everyone**.", "Trips of others.", StringComparison.Ordinal));
        await administrator.SendAsync("publish");

        Assert.Null(administrator.SentTo);
        Assert.Contains("Somebody published another contract meanwhile.", administrator.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readers_see_revisions_and_changes_of_what_is_theirs_to_see()
    {
        await using var stage = await PublishStage.StartAsync();
        await stage.PublishAsync(PublishStage.Breaking, "?force=true&reason=Nobody%20calls%20it%20yet.");
        using var reader = new Visitor(stage.Portal);

        await reader.OpenAsync("/apis/trips/v2/revisions");
        Assert.Contains("2 revisions", reader.Text, StringComparison.Ordinal);
        await reader.OpenAsync("/apis/trips/v2/compare?from=@1&to=@2");
        Assert.Contains("Breaks calls", reader.Text, StringComparison.Ordinal);
        foreach (var hidden in (string[])["/apis/trips/v1/revisions", "/apis/trips/v2/compare?from=v1&to=v2", "/apis/trips/v2/compare?from=@1&to=@9", "/apis/secrets/v1/revisions"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await reader.OpenAsync(hidden)).Status);
        }
        Assert.Equal(ContractFolder.Trips, await stage.Portal.Portal.GetStringAsync("/api/v1/apis/trips/versions/v2/revisions/1", TestContext.Current.CancellationToken));
    }

    private static string Pasted(Visitor visitor) => visitor.Page.QuerySelector("textarea[name=text]")!.TextContent;

    private static async Task<Visitor> EnterAsync(PublishStage stage)
    {
        var administrator = new Visitor(stage.Portal);
        await administrator.EnterAsAdministratorAsync();
        return administrator;
    }
}
