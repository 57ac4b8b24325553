using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Portal.Tests.Conventions;

namespace Portal.Tests.Browser;

/// <summary>What pages' own scripts do with focus and sight, in a browser that has just as much of a page as they need.</summary>
public sealed class PageScriptTests(ChromiumFixture chromium)
{
    [Fact]
    public async Task The_first_Escape_closes_the_search_that_holds_words_and_gives_the_focus_back()
    {
        var page = await chromium.NewPageAsync();
        await page.SetContentAsync("<button>Before</button><dialog><form><input type=search></form><div data-found></div></dialog>");
        await page.GetByRole(AriaRole.Button).FocusAsync();
        await page.EvaluateAsync(Using("Portal/Search/SearchDialog.razor.js", "module.open(document.querySelector('dialog'), 'rome')"));

        await page.Keyboard.PressAsync("Escape");

        Assert.False(await page.EvaluateAsync<bool>("document.querySelector('dialog').open"));
        Assert.Equal("Before", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_link_to_a_place_on_the_same_page_takes_the_keyboard_there_also_where_a_framework_only_scrolls()
    {
        var page = await chromium.NewPageAsync();
        await page.SetContentAsync("<a href='#main'>Skip</a><a href='#part'>Part</a><main id=main tabindex=-1><h2 id=part>Part</h2><button>In it</button></main>");
        await page.EvaluateAsync(Using("Portal/wwwroot/ui.js", "document.addEventListener('click', event => event.preventDefault())"));

        foreach (var (link, place) in new[] { ("Skip", "main"), ("Part", "part") })
        {
            await page.GetByRole(AriaRole.Link, new() { Name = link }).FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            Assert.Equal(place, await page.EvaluateAsync<string>("document.activeElement.id"));
        }

        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("In it", await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("/b", "Title")]
    [InlineData("/a?q=1", "Link")]
    [InlineData("/b#part", "Link")]
    public async Task Another_page_is_told_by_its_title_and_another_look_at_the_same_one_leaves_the_focus(string address, string focused)
    {
        var page = await chromium.NewPageAsync();
        await page.RouteAsync("http://pages.test/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<a href='#'>Link</a><main><h1>Title</h1></main>" }));
        await page.GotoAsync("http://pages.test/a");
        await page.EvaluateAsync(Using("Portal/wwwroot/ui.js", "", "window.Blazor = { addEventListener: (name, then) => { window.told = then; } };"));
        await page.GetByRole(AriaRole.Link).FocusAsync();

        await page.EvaluateAsync($"history.pushState(null, '', '{address}'); window.told()");

        Assert.Equal(focused, await page.EvaluateAsync<string>("document.activeElement.textContent"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(2000, true)]
    [InlineData(100, false)]
    public async Task An_answer_out_of_sight_is_scrolled_to_and_takes_the_focus(int above, bool moved)
    {
        var page = await chromium.NewPageAsync(width: 390);
        await page.SetContentAsync($"<main><div style='height:{above}px'></div><section class=out><div role=status tabindex=-1>200 OK</div></section><div style='height:2000px'></div></main>");

        await page.EvaluateAsync(Using("Portal/Console/TryIt.razor.js", "module.reveal(document.querySelector('main'))"));

        Assert.Equal(moved, await page.EvaluateAsync<bool>("document.activeElement.matches('[role=status]')"));
        Assert.Equal(moved, await page.EvaluateAsync<bool>("scrollY > 0"));
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('[role=status]').getBoundingClientRect().bottom < innerHeight"));
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("document.querySelector('dialog').showModal()", false)]
    public async Task The_keys_of_Send_work_wherever_the_focus_is_but_behind_a_dialog(string before, bool sent)
    {
        var page = await chromium.NewPageAsync();
        await page.SetContentAsync("<main><form></form></main><dialog><button>Close</button></dialog>");
        await page.EvaluateAsync(Using("Portal/Console/TryIt.razor.js", "document.querySelector('form').onsubmit = event => { event.preventDefault(); document.title = 'sent'; }; module.attach(document.querySelector('main'))"));
        await page.EvaluateAsync(before);

        await page.Keyboard.PressAsync("Control+Enter");

        Assert.Equal(sent ? "sent" : "", await page.TitleAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_chosen_file_is_sent_byte_for_byte_with_its_name_and_type_and_the_text_where_none_is_chosen()
    {
        var page = await chromium.NewPageAsync();
        byte[] sent = [];
        await page.RouteAsync("http://pages.test/**", route =>
        {
            sent = route.Request.PostDataBuffer ?? sent;
            return route.FulfillAsync(new() { ContentType = "text/html", Body = "<main><input type=file data-part=0><input type=file data-part=1></main>" });
        });
        await page.GotoAsync("http://pages.test/");
        await page.Locator("[data-part='0']").SetInputFilesAsync(new FilePayload { Name = "a\"b.png", MimeType = "image/png", Buffer = [0, 255, 13, 10, 128] });

        await page.EvaluateAsync(Using("Portal/Console/TryIt.razor.js", """
            await module.sendWithFiles('/x', 'POST', { 'Content-Type': 'multipart/form-data; boundary=b' }, document.querySelector('main'), [
              { text: 'file=', part: null, what: null }, { text: 'photo', part: 0, what: 'name' }, { text: 'text/plain', part: 0, what: 'type' }, { text: 'bytes', part: 0, what: 'bytes' },
              { text: 'other', part: 1, what: 'name' }, { text: 'as written', part: 1, what: 'bytes' }])
            """));

        Assert.Equal([.. "file=a%22b.pngimage/png"u8, 0, 255, 13, 10, 128, .. "otheras written"u8], sent);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_long_row_shows_the_page_s_own_entry_and_knows_which_edge_hides_more()
    {
        var page = await chromium.NewPageAsync(width: 390);
        var entries = string.Concat(Enumerable.Range(0, 10).Select(at => $"<a style='flex:none;width:100px' {(at == 9 ? "aria-current=page" : "")}>{at}</a>"));
        await page.SetContentAsync($"<ui-strip style='position:relative;display:flex;overflow-x:auto'>{entries}</ui-strip>");

        await page.EvaluateAsync(Using("Portal/wwwroot/ui.js", ""));

        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('[aria-current]').getBoundingClientRect().right <= innerWidth"));
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('ui-strip').matches(':state(before):not(:state(after))')"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task A_table_wider_than_its_place_knows_which_edge_hides_more_and_stays_where_its_reader_moved_it()
    {
        var page = await chromium.NewPageAsync(width: 390);
        await page.SetContentAsync("<ui-scroll style='display:block;overflow-x:auto'><table style='width:900px'><tr><td><a aria-current=true>1</a><td>2</table></ui-scroll>");
        await page.EvaluateAsync(Using("Portal/wwwroot/ui.js", ""));
        Task SeesAsync(string states) => page.WaitForFunctionAsync($"document.querySelector('ui-scroll').matches('{states}')");

        await SeesAsync(":state(after):not(:state(before))");
        await page.EvaluateAsync("document.querySelector('ui-scroll').scrollTo(900, 0)");
        await SeesAsync(":state(before):not(:state(after))");
        await page.EvaluateAsync("document.querySelector('a').textContent = 'renewed'");
        Assert.True(await page.EvaluateAsync<bool>("document.querySelector('ui-scroll').scrollLeft > 500"));
        await page.EvaluateAsync("document.querySelector('table').style.width = '100px'");
        await SeesAsync(":not(:state(before), :state(after))");
        await page.Context.CloseAsync();
    }

    private static string Using(string file, string then, string before = "")
    {
        var source = JsonSerializer.Serialize("data:text/javascript;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(SourceTree.Read(file))));
        return $"async () => {{ {before} const module = await import({source}); {then}; }}";
    }
}
