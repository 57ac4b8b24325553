using System.Net;
using System.Text.RegularExpressions;

namespace Portal.Tests.Reference;

/// <summary>What a contract can say, a reader sees: each part of a contract made for the purpose, on the page where one looks for it.</summary>
public sealed partial class FidelityTests(EverythingFixture everything) : IClassFixture<EverythingFixture>
{
    private const string Book = "/apis/everything/v1/bookTrip";

    private const string Trip = "/apis/everything/v1/schemas/Trip";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    // About the API.
    [InlineData("/apis/everything", "A contract made to say everything once.")]
    [InlineData("/apis/everything", "The handbook")]
    [InlineData("/apis/everything", "Contract team team@example.com")]
    [InlineData("/apis/everything", "Apache-2.0 Terms of service")]
    [InlineData("/apis/everything", "https://{region}.example.com/{base} live Where calls go region one of eu us default eu Where the data lies")]
    [InlineData("/apis/everything", "Travel Bookings")]
    [InlineData("/apis/everything", "Office Reports")]
    [InlineData("/apis/everything", "1 call that the API makes to you")]
    [InlineData("/apis/everything", "Authorise at https://example.com/authorize Get a token at https://example.com/token Refresh it at https://example.com/refresh trips:read See trips")]
    [InlineData("/apis/everything", "Authorise devices at https://example.com/device")]
    [InlineData("/apis/everything", "It describes itself at https://example.com/.well-known/openid-configuration")]
    [InlineData("/apis/everything", "client certificate (mutual TLS)")]
    [InlineData("/apis/everything/v1/tags/booking", "Bookings To book trips. How booking works")]
    // An operation.
    [InlineData(Book, "kind price slow 10")]
    [InlineData(Book, "{ \"seats\" : 1 }")]
    [InlineData(Book, "Booking in depth")]
    [InlineData(Book, "Beta")]
    [InlineData(Book, "Access token by OAuth 2 with the scopes trips:write Change trips trips:read See trips Or nothing: it can be called without a credential")]
    [InlineData(Book, "Servers of this operation https://booking.example.com Bookings go elsewhere")]
    [InlineData(Book, "Lua by the author")]
    [InlineData(Book, "book(\"Rome\")")]
    [InlineData("/apis/everything/v1/readReport", "Deprecated Read the trip instead.")]
    [InlineData("/apis/everything/v1/readReport", "Credentials No credential is needed.")]
    [InlineData("/apis/everything/v1/searchReports", "QUERY /reports/{trip}")]
    [InlineData("/apis/everything/v1/searchReports", "or token in the header Authorization: Bearer (JWT) and API key in the header X-Key deprecated")]
    // Parameters.
    [InlineData(Book, "city required path string Shared by the path 2 to 64 characters matches ^[A-Z]")]
    [InlineData(Book, "Written as ;lat=1;lon=2 : each member by itself. 2 members of point lat number lon number")]
    [InlineData(Book, "tag query array of string at most 3 items no item twice Written as tag=red%7Cblue : values divided by bars.")]
    [InlineData(Book, "members in brackets. 1 member of filter")]
    [InlineData(Book, "fields query array of string One of name price Written as fields=name,price : values divided by commas. Characters such as / and ? are sent as they are.")]
    [InlineData(Book, "The short one")]
    [InlineData(Book, "Its value is written as application/json. 1 member of rule over integer")]
    [InlineData(Book, "X-Old deprecated header string default none")]
    [InlineData(Book, "session cookie string")]
    // Bodies and answers.
    [InlineData(Book, "Request body required What to book application/json multipart/form-data application/x-www-form-urlencoded")]
    [InlineData(Book, "plan sent as application/json photo sent as image/png, image/jpeg, with headers of its own: X-Checksum header string Sum of the picture")]
    [InlineData(Book, "names sent as it is, written as in a form, values divided by commas")]
    [InlineData(Book, "photo string encoded as base64 holds image/png")]
    [InlineData(Book, "201 It is booked The trip is booked .")]
    [InlineData(Book, "2 headers Location required header string Where the trip is uri X-Rate deprecated header integer")]
    [InlineData(Book, "read leads to readReport trip from $response.body#/id Then read the report")]
    [InlineData(Book, "text/event-stream A stream of items, each: object data string")]
    [InlineData(Book, "default Something else application/problem+json Problem title string any other name string Further words")]
    [InlineData(Book, "POST booked {$request.body#/callbackUrl} Body application/json object bookedAt string date-time How you answer 204 We thank you")]
    [InlineData("/apis/everything/v1/webhooks/tripMoved", "A call that the API makes to you: POST to an address of yours. Its name is tripMoved .")]
    [InlineData("/apis/everything/v1/webhooks/tripMoved", "How you answer 200 Understood")]
    // Schemas.
    [InlineData(Trip, "kind string required default slow slow By night train fast By air")]
    [InlineData(Trip, "seats integer required at least 1 less than 10 multiple of 1 Such as 2")]
    [InlineData(Trip, "version number Always 7")]
    [InlineData(Trip, "note string or null at most 200 characters")]
    [InlineData(Trip, "old string deprecated Use note.")]
    [InlineData(Trip, "parent Trip or null (again) The trip that this one belongs to")]
    [InlineData(Trip, "place array of [number, number] no further items 2 places of place Item 1 number North Item 2 number East")]
    [InlineData(Trip, "words object at least 1 member Members of words by their names /^[a-z]{2}$/ string In that language Every name is")]
    [InlineData(Trip, "pay one of Card, Cash 2 shapes of pay One of, told apart by method : Card method is card")]
    [InlineData(Trip, "With any other value, or none: Cash")]
    [InlineData(Trip, "coins any of integer, string 2 shapes of coins Any of: integer string matches ^[0-9]+$")]
    [InlineData(Trip, "It is not string matches ^0")]
    [InlineData(Trip, "meal object 2 members of meal spicy boolean dish string|meal object 2 members of meal dish string spicy boolean")]
    [InlineData(Trip, "luggage array of object at least 1 matching item")]
    [InlineData(Trip, "Some item is object 1 member of it heavy boolean Always true")]
    [InlineData(Trip, "in XML attribute remark")]
    [InlineData(Trip, "If it fits object")]
    [InlineData(Trip, "else it is object")]
    [InlineData(Trip, "With old it is object")]
    [InlineData(Trip, "With note , also required: kind")]
    [InlineData(Trip, "Defined inside Size string Defined inside the trip One of s m l")]
    [InlineData(Trip, "secret string Told once in requests only")]
    [InlineData(Trip, "id string Given by us uuid in answers only")]
    // The dialect of OpenAPI 3.0.
    [InlineData("/apis/everything/v0/schemas/Trip", "note string or null")]
    [InlineData("/apis/everything/v0/schemas/Trip", "seats integer more than 1")]
    [InlineData("/apis/everything/v0/schemas/Trip", "pet Pet or null deprecated The pet that travels along|pet object or null deprecated The pet that travels along")]
    [InlineData("/apis/everything/v0/schemas/Pet", "petType says which kind it is: dog Dog")]
    [InlineData("/apis/everything/v0/schemas/Dog", "barks boolean")]
    public async Task What_the_contract_says_a_reader_sees(string page, string words)
    {
        var text = await TextAsync(page);

        Assert.True(words.Split('|').Any(wanted => text.Contains(wanted, StringComparison.Ordinal)), $"'{words}' is not in: {text}");
    }

    /// <summary>Razor takes away the space before a condition, so that words would run together.</summary>
    [Theory]
    [InlineData("/apis/everything", "</code> default <code>eu</code>")]
    [InlineData("/apis/everything", "since it was booked <span>deprecated</span>")]
    [InlineData(Book, "<b>read</b> leads to <a>readReport</a>")]
    public async Task Words_that_stand_in_one_line_are_divided(string page, string html) =>
        Assert.Contains(html, Spaces().Replace(Attributes().Replace(await everything.Portal.Portal.GetStringAsync(page, Token), "<$1>"), " "), StringComparison.Ordinal);

    [Fact]
    public async Task A_request_shows_what_is_sent_and_an_answer_what_is_told()
    {
        var text = await TextAsync(Book);
        var (sent, told) = (text[..text.IndexOf(" Responses ", StringComparison.Ordinal)], text[text.IndexOf(" Responses ", StringComparison.Ordinal)..]);

        Assert.Contains("secret string Told once", sent, StringComparison.Ordinal);
        Assert.DoesNotContain("Given by us", sent, StringComparison.Ordinal);
        Assert.Contains("Given by us", told, StringComparison.Ordinal);
        Assert.DoesNotContain("Told once", told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Book, "X-Staff")]
    [InlineData(Trip, "staff string")]
    [InlineData("/apis/everything", "Only for staff")]
    [InlineData(Book, "<script>alert('no')</script>", "html")]
    public async Task What_is_internal_or_a_program_is_not_there(string page, string words, string form = "text") =>
        Assert.DoesNotContain(words, form is "html" ? await everything.Portal.Portal.GetStringAsync(page, Token) : await TextAsync(page), StringComparison.Ordinal);

    [Fact]
    public async Task The_houses_mark_stands_above_its_contract() =>
        Assert.Contains("alt=\"The house mark\"", await everything.Portal.Portal.GetStringAsync("/apis/everything", Token), StringComparison.Ordinal);

    /// <summary>What a page unfolds is what it has room for, however often it is drawn: the choice of content types draws twice.</summary>
    [Fact]
    public async Task Members_within_the_room_of_a_page_are_unfolded_beside_a_choice_of_content_types() =>
        Assert.Contains("2 shapes of pay One of, told apart by method", await TextAsync(Book), StringComparison.Ordinal);

    [Fact]
    public async Task What_lies_inside_itself_is_unfolded_on_demand_and_again()
    {
        var page = await everything.Portal.Portal.GetStringAsync(Trip, Token);
        for (var depth = 0; depth < 3; depth++)
        {
            var address = WebUtility.HtmlDecode(Fragments().Matches(page).Select(match => match.Groups["address"].Value).First(found => found.EndsWith("Trip", StringComparison.Ordinal)));
            page = await everything.Portal.Portal.GetStringAsync(address, Token);
            Assert.Contains("The trip that this one belongs to", page, StringComparison.Ordinal);
        }
    }

    private async Task<string> TextAsync(string path)
    {
        var html = await everything.Portal.Portal.GetStringAsync(path, Token);
        var main = html[html.IndexOf("<main", StringComparison.Ordinal)..html.IndexOf("</main>", StringComparison.Ordinal)];
        return Spaces().Replace(WebUtility.HtmlDecode(Tags().Replace(main, " ")), " ");
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex("<([a-z]+) [^>]*>")]
    private static partial Regex Attributes();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex("data-fragment=\"(?<address>[^\"]*)\"")]
    private static partial Regex Fragments();
}
