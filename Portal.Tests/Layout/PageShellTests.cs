using System.Net;
using System.Text.RegularExpressions;
using Portal.Layout;
using Portal.Tests.Hosting;

namespace Portal.Tests.Layout;

public sealed class PageShellTests
{
    [Fact]
    public async Task Every_page_carries_the_strict_policy_and_its_fellows()
    {
        await using var portal = await RunningPortal.StartAsync();
        foreach (var path in new[] { "/", "/no-such-page" })
        {
            using var answer = await portal.Portal.GetAsync(path, TestContext.Current.CancellationToken);

            Assert.Equal(SecurityHeaders.Policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Opener-Policy")));
            Assert.True(answer.Headers.Contains("Referrer-Policy"));
            Assert.True(answer.Headers.Contains("Permissions-Policy"));
        }
        Assert.DoesNotContain("unsafe", SecurityHeaders.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Styles_scripts_and_fonts_say_that_their_type_is_meant_and_carry_no_policy_for_documents()
    {
        await using var portal = await RunningPortal.StartAsync();
        foreach (var path in new[] { "/app.css", "/ui.js", "/fonts/inter-basic.woff2" })
        {
            using var answer = await portal.Portal.GetAsync(path, TestContext.Current.CancellationToken);

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(answer.Headers.Contains("Content-Security-Policy"), path);
        }
        // A picture can be opened alone, and is a document then.
        using var picture = await portal.Portal.GetAsync("/favicon.svg", TestContext.Current.CancellationToken);
        Assert.True(picture.Headers.Contains("Content-Security-Policy"));
    }

    [Fact]
    public async Task An_address_without_a_page_is_404_with_a_page_that_helps()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var answer = await portal.Portal.GetAsync("/no-such-page", TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is nothing at this address", page, StringComparison.Ordinal);
        Assert.Contains("href=\"/apis\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_problem_details_and_never_a_page()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var answer = await portal.Portal.GetAsync("/api/v1/no-such-thing", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_page_without_an_island_opens_no_circuit()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await portal.Portal.GetStringAsync("/", TestContext.Current.CancellationToken);

        Assert.DoesNotContain("<!--Blazor:{", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fonts_and_their_licences_come_from_here()
    {
        await using var portal = await RunningPortal.StartAsync();
        var styles = await portal.Portal.GetStringAsync("/app.css", TestContext.Current.CancellationToken);
        var fonts = Regex.Matches(styles, @"url\((fonts/[^)]+)\)").Select(match => "/" + match.Groups[1].Value).ToList();
        Assert.Equal(["/fonts/inter-basic.woff2", "/fonts/inter-more.woff2", "/fonts/jetbrains-mono-basic.woff2", "/fonts/jetbrains-mono-more.woff2"], fonts);
        foreach (var path in fonts.Append("/fonts/inter-license.txt").Append("/fonts/jetbrains-mono-license.txt"))
        {
            using var answer = await portal.Portal.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }
}
