using System.Text;
using Portal.Api.Catalog.Search;
using Portal.Api.Contracts;
using Portal.Api.Identity;
using static Portal.Tests.Search.IndexFolder;

namespace Portal.Tests.Search;

public sealed class SearchTests
{
    private static readonly Actor Insider = new() { Kind = ActorKind.Person, Name = "Ina", IsInternal = true };

    [Theory]
    [InlineData("getQuote")]
    [InlineData("getquote")]
    [InlineData("get_quote")]
    [InlineData("GET QUOTE")]
    [InlineData("quote")]
    [InlineData("quo")]
    [InlineData("qoute")]
    [InlineData("quotes for trips")]
    [InlineData("/travels/{city}")]
    [InlineData("get /travels/{town}")]
    [InlineData("/travels/Rome")]
    [InlineData("https://api.example.com/v2/travels/San%20Marino?x=1#y")]
    public async Task An_operation_is_found_by_name_by_path_and_by_what_was_meant(string query)
    {
        await using var index = await WithAsync(
            Entry(SearchKind.Operation, "getQuote", "Quote a trip", path: "/travels/{city}"),
            Entry(SearchKind.Operation, "listCars", "List cars", path: "/cars"),
            Entry(SearchKind.Schema, "Settlement"));

        Assert.Equal("getQuote", (await index.NamesAsync(query)).FirstOrDefault());
    }

    [Theory]
    [InlineData("travles", "travels")]
    [InlineData("authorise", "authorize")]
    [InlineData("authorize", "authorise")]
    [InlineData("colour", "color")]
    [InlineData("cancelled", "canceled")]
    [InlineData("etat", "État")]
    [InlineData("categories", "category")]
    [InlineData("旅行", "旅行の予約")]
    public async Task Spellings_accents_numbers_and_slips_of_the_finger_are_forgiven(string typed, string written)
    {
        await using var index = await WithAsync(Entry(SearchKind.Field, written), Entry(SearchKind.Field, "unrelated"));

        Assert.Equal([written], await index.NamesAsync(typed));
    }

    [Fact]
    public async Task What_is_named_exactly_comes_first_then_titles_then_mere_mentions()
    {
        await using var index = await WithAsync(
            Entry(SearchKind.Operation, "a", "Other", "It mentions the status once."),
            Entry(SearchKind.Operation, "b", "Read the status of a refund"),
            Entry(SearchKind.Field, "status"),
            Entry(SearchKind.Field, "statusHistory"));

        Assert.Equal(["b", "status", "statusHistory", "a"], await index.NamesAsync("status"));
        Assert.Equal("statusHistory", (await index.NamesAsync("status_history"))[0]);
    }

    [Theory]
    [InlineData("flights", "flights findFlights flight-times Flights flightCount")]
    [InlineData("Flight", "flights findFlights flight-times Flights flightCount")]
    [InlineData("flights api", "flights")]
    [InlineData("travels", "travels")]
    [InlineData("flihgts", "flights")]
    [InlineData("fligts", "flights")]
    [InlineData("flght", "flights")]
    [InlineData("book travel", "travels")]
    [InlineData("FlightList", "FlightList")]
    [InlineData("flight_list", "FlightList")]
    [InlineData("flightCount", "flightCount")]
    public async Task The_api_of_that_name_comes_first_then_operations_then_guides_then_schemas_and_fields(string query, string names)
    {
        await using var index = await WithAsync(
            Entry(SearchKind.Field, "flightCount", "Board.flightCount"),
            Entry(SearchKind.Schema, "Flights"),
            Entry(SearchKind.Schema, "FlightList"),
            Entry(SearchKind.Guide, "flight-times", "When flights leave"),
            Entry(SearchKind.Operation, "findFlights", "Find flights to a city of your choice"),
            Entry(SearchKind.Schema, "BookTravel"),
            Entry(SearchKind.Api, "travels", "Book travels"),
            Entry(SearchKind.Api, "flights", "Flights"));

        var found = await index.NamesAsync(query);

        Assert.Equal(names, string.Join(' ', found.Where(name => names.Contains(' ', StringComparison.Ordinal) ? name != "FlightList" : name == found[0])));
    }

    [Fact]
    public async Task Nothing_of_what_a_reader_may_not_see_shows_neither_as_result_nor_as_correction_nor_by_there_being_more()
    {
        var hidden = Enumerable.Range(0, 300).Select(number => Entry(SearchKind.Operation, $"projectFalcon{number}", "Falcon", level: SearchLevel.Insiders));
        await using var index = await WithAsync(
            [.. hidden, Entry(SearchKind.Field, "falconer"), Entry(SearchKind.Schema, "Payroll", level: SearchLevel.Administrators)]);

        var seen = await index.AskAsync("falcon");
        Assert.Equal(["falconer"], seen.Results.Select(result => result.Name));
        Assert.False(seen.HasMore);
        var slip = await index.AskAsync("projectflacon");
        Assert.Empty(slip.Results);
        Assert.Null(slip.Corrected);
        Assert.Empty((await index.AskAsync("paryoll", Insider)).Results);

        Assert.True((await index.AskAsync("falcon", Insider)).HasMore);
        Assert.Equal("payroll", (await index.AskAsync("paryoll", Actor.System)).Corrected);
    }

    [Fact]
    public async Task A_common_word_in_one_kind_does_not_keep_others_from_being_found()
    {
        await using var index = await WithAsync(
            [.. Enumerable.Range(0, 500).Select(number => Entry(SearchKind.Operation, $"zone{number}")), Entry(SearchKind.Value, "zone"), Entry(SearchKind.Schema, "ZoneMap")]);

        var names = await index.NamesAsync("zone");

        Assert.Equal("zone", names[0]);
        Assert.Equal(["ZoneMap"], (await index.AskAsync("zone", kind: SearchKind.Schema)).Results.Select(result => result.Name));
    }

    [Fact]
    public async Task A_snippet_shows_the_place_that_fits_and_marks_it_in_plain_pieces()
    {
        var text = "<b>First</b> " + string.Concat(Enumerable.Repeat("some words that tell little, ", 6)) + "then **the surcharge** & more.";
        await using var index = await WithAsync(Entry(SearchKind.Operation, "price", "Price", text));

        var result = Assert.Single((await index.AskAsync("surcharges")).Results);

        Assert.Equal("surcharge", Assert.Single(result.Snippet, piece => piece.IsMatch).Text);
        Assert.StartsWith("… ", result.Snippet[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_is_typed_is_a_question_and_never_an_error()
    {
        await using var index = await WithAsync(Entry(SearchKind.Operation, "getQuote", "Quote", "Words."));
        string?[] questions =
        [
            null, "", " ", "\"", "\"\"", "'", "*", "NEAR(", "NEAR(a b, 2)", "a AND", "OR", "NOT x", "{name} : x", "name:quote", "^quote", "quote*", "-quote", "(", ")))", "quote\0quote", "%", "_", "\\", ";DROP TABLE SearchText;--",
            "💺", "👩‍👩‍👧‍👦 quote", "\ud83d", "\u200d\u202e", "a\u0301\u0301\u0301", "ﬁ", "İ", "ß", "/", "//", "/{", "/}{/", "/a/b/c/d/e/f/g/h/i/j/k", "://", "get /", "GET  ", new string('a', 10_000), new string('"', 10_000),
            string.Concat(Enumerable.Repeat("quote ", 2_000)), "/" + string.Concat(Enumerable.Repeat("{}/", 3_000)), new string('旅', 5_000),
        ];
        var random = new Random(7);
        var mixed = Enumerable.Range(0, 300).Select(_ => new string([.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => (char)random.Next(1, 0x2fff))]));

        foreach (var question in questions.Concat(mixed))
        {
            Assert.NotNull(await index.AskAsync(question));
        }
        Assert.Equal(["getQuote"], await index.NamesAsync("\"quote\" OR *"));
    }

    [Fact]
    public async Task A_change_replaces_what_was_and_what_is_gone_is_found_no_more()
    {
        await using var index = await WithAsync(Entry(SearchKind.Field, "before"), Entry(SearchKind.Field, "stays"));
        index.Sources["other"] = [Entry(SearchKind.Field, "another")];
        index.Sources["test"] = [Entry(SearchKind.Field, "after"), Entry(SearchKind.Field, "stays", level: SearchLevel.Insiders)];
        await index.SyncAsync();

        Assert.Empty(await index.NamesAsync("before"));
        Assert.Empty(await index.NamesAsync("stays"));
        Assert.Equal(["after"], await index.NamesAsync("after"));
        Assert.Equal(["another"], await index.NamesAsync("another"));

        index.Sources.Remove("other");
        await index.SyncAsync();
        Assert.Empty(await index.NamesAsync("another"));
    }

    [Fact]
    public async Task An_index_of_another_format_is_made_anew_and_one_that_fits_is_left_alone()
    {
        await using var index = await WithAsync(Entry(SearchKind.Field, "amount"));
        await index.SqlAsync("UPDATE SearchEntries SET Title = 'kept'");
        await index.SyncAsync();
        Assert.Equal("kept", (await index.AskAsync("amount")).Results[0].Title[0].Text);

        await index.SqlAsync("UPDATE SearchState SET Format = 99; DROP TABLE SearchEntries");
        await index.SyncAsync();
        Assert.Equal("amount", (await index.AskAsync("amount")).Results[0].Title[0].Text);
    }

    [Fact]
    public async Task A_source_that_fails_half_way_leaves_what_was()
    {
        await using var index = await WithAsync(Entry(SearchKind.Field, "before"));
        var broken = new SearchEntry(SearchKind.Field, SearchLevel.Everyone, "after", "after", "", "", null!);
        index.Sources["test"] = [Entry(SearchKind.Field, "first"), broken];

        await Assert.ThrowsAnyAsync<Exception>(index.SyncAsync);

        Assert.Equal(["before"], await index.NamesAsync("before"));
        Assert.Empty(await index.NamesAsync("first"));
    }

    [Theory]
    [InlineData("getHTTPServer", "get http server gethttpserver")]
    [InlineData("x-api_key", "x api key")]
    [InlineData("sha256", "sha256")]
    [InlineData("Über-Größe", "uber grosse")]
    [InlineData("organisations", "organizations")]
    public void Identifiers_are_words(string text, string words) => Assert.Equal(words, string.Join(' ', SearchWords.Of(text)));

    [Theory]
    [InlineData("travles", "travels", 1)]
    [InlineData("recieve", "receive", 1)]
    [InlineData("shipmnet", "shipment", 1)]
    [InlineData("abcdef", "ghijkl", 3)]
    public void Distance_counts_slips(string typed, string word, int distance) => Assert.Equal(distance, SearchDistance.Between(typed, word, 2, asPrefix: false));

    [Theory]
    [InlineData("<p>Returns <a href=\"/docs/x#y\">all</a> of <code>a&amp;b</code>.</p>\n<p>Then more</p>", "Returns all of a&b. Then more")]
    [InlineData("one<br/>two, a < b > c and List<T>", "one two, a < b > c and List<T>")]
    [InlineData("# Title\n> [!NOTE]\n> In C# `x` ![pic](/a.png)", "Title NOTE In C# x pic")]
    public void Marks_and_tags_are_no_text(string markdown, string text) => Assert.Equal(text, PlainText.Of(markdown, 200));

    [Fact]
    public async Task What_stands_in_tags_is_not_searched()
    {
        await using var index = await WithAsync(Entry(SearchKind.Operation, "a", "Other", "<p>Read the <a href=\"/refunds\">guide</a>.</p>"));

        Assert.Equal(["a"], await index.NamesAsync("guide"));
        Assert.Empty(await index.NamesAsync("refunds"));
    }

    [Fact]
    public void Long_marks_do_not_cut_characters_in_half() =>
        Assert.DoesNotContain(PlainText.Of(new string('a', 9) + string.Concat(Enumerable.Repeat("💺", 40)), 30), letter => char.IsSurrogate(letter) && !Encoding.UTF8.GetString(Encoding.UTF8.GetBytes([letter])).Equals("\ufffd", StringComparison.Ordinal));
}
