using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Api.Applications;
using Portal.Api.Persistence;
using Portal.Tests.Account;
using Portal.Tests.Hosting;
using Portal.Tests.Partners;

namespace Portal.Tests.Applications;

public sealed class ApplicationNameTests(PlainPortal fixture) : IClassFixture<PlainPortal>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_is_taken_once_in_an_organisation_whatever_its_capitals_and_spaces()
    {
        var (red, blue) = (await Scripted.StartAsync(fixture.Portal, "Red Tours"), await Scripted.StartAsync(fixture.Portal, "Blue Tours"));
        await red.CreateAsync("Summer campaign");

        using var answer = await red.PostAsync("/applications", new { name = "  summer CAMPAIGN " });

        var problem = await answer.ProblemAsync(409, "application_name_taken");
        const string Detail = "Your organisation has an application named 'summer CAMPAIGN' already. Choose another name, or use that application.";
        Assert.Equal(Detail, problem.GetProperty("detail").GetString());
        Assert.Equal(Detail, problem.GetProperty("errors").GetProperty("name")[0].GetString());
        await (await red.PostAsync("/applications", new { name = "Summer  campaign" })).ProblemAsync(409, "application_name_taken");
        await blue.CreateAsync("Summer campaign");
        await red.CreateAsync("Summer campaign 2");
    }

    [Fact]
    public async Task Of_many_at_the_same_moment_one_gets_the_name()
    {
        var partner = await Scripted.StartAsync(fixture.Portal, "Hasty Tours");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => partner.PostAsync("/applications", new { name = "Site" })));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.Created);
        foreach (var answer in answers.Where(answer => answer.StatusCode != HttpStatusCode.Created))
        {
            await answer.ProblemAsync(409, "application_name_taken");
        }
    }

    [Fact]
    public async Task Those_that_shared_a_name_before_stay_and_get_no_third()
    {
        var partner = await Scripted.StartAsync(fixture.Portal, "Old Tours");
        await using (var db = fixture.Portal.Services.GetRequiredService<PortalDbContextFactory>().Create())
        {
            db.AddRange(Enumerable.Range(0, 2).Select(day => new Application
            {
                Id = Guid.NewGuid(),
                OrganizationId = partner.Organization,
                Name = "Straße",
                Description = "",
                CreatedAt = DateTimeOffset.UnixEpoch.AddDays(day),
            }));
            await db.SaveChangesAsync(Cancel);
        }

        var listed = await (await partner.GetAsync("/applications")).JsonAsync();
        Assert.Equal(2, listed.GetArrayLength());
        await partner.SubscribeAsync(listed[0].GetProperty("id").GetGuid());
        await (await partner.PostAsync("/applications", new { name = "STRAßE" })).ProblemAsync(409, "application_name_taken");
    }

    [Theory]
    [InlineData("/applications/new", "new-application")]
    [InlineData("/applications/subscribe?api=travels&plan=starter", "subscribe-first")]
    public async Task A_form_says_it_at_the_field_and_keeps_what_was_typed(string path, string form)
    {
        using var maya = new Visitor(fixture.Portal);
        await maya.EnterAsync($"{form}@sunny.example", form);
        await maya.OpenAsync("/applications/new");
        await maya.SendAsync("new-application", ("Form.Name", "Summer"));
        Assert.StartsWith("/applications/", maya.SentTo, StringComparison.Ordinal);

        await maya.OpenAsync(path);
        await maya.SendAsync(form, ("Form.Name", "SUMMER"), ("Form.Plan", "travels/starter"), ("Form.Application", ""));

        Assert.Equal(HttpStatusCode.OK, maya.Status);
        var input = maya.Page.QuerySelector("input[name='Form.Name']")!;
        Assert.Equal(("true", "SUMMER"), (input.GetAttribute("aria-invalid"), input.GetAttribute("value")));
        var said = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => maya.Page.GetElementById(id)!.TextContent);
        Assert.Contains(said, text => text.Contains("has an application named 'SUMMER' already", StringComparison.Ordinal));
        Assert.Null(maya.Page.QuerySelector("form.stack [role=alert]"));
    }
}
