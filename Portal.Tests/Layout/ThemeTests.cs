using System.Net;
using Portal.Tests.Hosting;

namespace Portal.Tests.Layout;

public sealed class ThemeTests
{
    [Fact]
    public async Task A_choice_of_theme_works_without_script_and_comes_back_to_the_page()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var answer = await ChooseAsync(portal, "dark", "/apis?q=rome");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/apis?q=rome", answer.Headers.Location?.OriginalString);
        Assert.StartsWith("theme=dark;", Assert.Single(answer.Headers.GetValues("Set-Cookie")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chosen_theme_is_in_the_page_before_it_is_painted()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Add("Cookie", "theme=dark");
        using var answer = await portal.Portal.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains("<html lang=\"en\" data-theme=\"dark\">", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_theme_that_is_none_is_not_kept_and_another_site_is_not_returned_to()
    {
        await using var portal = await RunningPortal.StartAsync();
        using var answer = await ChooseAsync(portal, "\"><script>", "//elsewhere.example");

        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
    }

    private static Task<HttpResponseMessage> ChooseAsync(RunningPortal portal, string theme, string returnUrl) => portal.Portal.PostAsync(
        "/theme",
        new FormUrlEncodedContent(new Dictionary<string, string> { ["theme"] = theme, ["returnUrl"] = returnUrl }),
        TestContext.Current.CancellationToken);
}
