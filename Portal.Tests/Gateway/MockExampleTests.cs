using System.Net;
using System.Text;

namespace Portal.Tests.Gateway;

/// <summary>Which of the contract's examples answers.</summary>
public sealed class MockExampleTests
{
    private const string ByCity = """
          /trips/{city}:
            get:
              operationId: quote
              parameters:
              - { name: city, in: path, required: true, schema: { type: string }, examples: { big_apple: { value: New York } } }
              - { name: nights, in: query, schema: { type: integer } }
              - { name: kind, in: header, schema: { type: string } }
              - { name: user, in: header, schema: { type: string }, examples: { discounted: { value: new } } }
              responses:
                '200':
                  description: D
                  content:
                    application/json:
                      schema: { type: object }
                      examples:
                        spring: { value: { city: { name: Rome, country: IT }, nights: 2, prices: [1, 2] } }
                        autumn: { value: { city: { name: Rome, country: IT }, nights: 3 } }
                        winter: { value: { city: { name: Oslo }, nights: 2 } }
                        fast: { value: { city: { name: Rome }, kind: express } }
                        big_apple: { value: { city: { name: NYC } } }
                        discounted: { value: { city: { name: Bergen } } }
                        bergen: { value: { city: { name: Bergen } } }
            post:
              operationId: book
              parameters: [{ name: city, in: path, required: true, schema: { type: string } }]
              requestBody:
                content:
                  application/json:
                    schema: { type: object }
                    examples: { alone: { value: { guests: 1, room: { kind: single } } }, family: { value: { guests: 4, room: { kind: family, beds: [1, 2] } } } }
              responses:
                '201':
                  description: D
                  content: { application/json: { schema: { type: object }, examples: { alone: { value: { price: 10 } }, family: { value: { price: 40 } }, nobody: { value: { guests: 0 } } } } }
        """;

    [Theory]
    [InlineData("/trips/Rome", null, "spring", "200 application/json, example spring: the one of city 'Rome'")]
    [InlineData("/trips/rome?nights=3", null, "autumn", "200 application/json, example autumn: the one of city 'rome' and nights '3'")]
    [InlineData("/trips/Oslo?nights=3", null, "winter", "200 application/json, example winter: the one of city 'Oslo'")]
    [InlineData("/trips/Bern", null, "spring", "200 application/json, example spring: none of its 7 is of city 'Bern'")]
    [InlineData("/trips/Bern?nights=3", null, "autumn", "200 application/json, example autumn: the one of nights '3'; none of its 7 is of city 'Bern'")]
    [InlineData("/trips/New%20York", null, "big_apple", "200 application/json, example big_apple: the one of city 'New York'")]
    [InlineData("/trips/Bergen", null, "bergen", "200 application/json, example bergen: the one of city 'Bergen'")]
    [InlineData("/trips/Rome", "express", "fast", "200 application/json, example fast: the one of city 'Rome' and the header kind that was sent")]
    public async Task Of_several_examples_the_one_is_taken_that_is_of_what_was_asked(string target, string? kind, string example, string words)
    {
        await using var gateway = await MockTests.StartAsync(contract: ByCity);

        var answer = await gateway.GetAsync(target, await MockTests.KeyAsync(gateway), [("X-Environment", "mock"), .. kind is null ? Array.Empty<(string, string)>() : [("kind", kind)]]);

        Assert.Equal(example, answer.Headers.GetValues("X-Mock-Example").Single());
        Assert.False(answer.Headers.Contains("Preference-Applied"));
        Assert.Equal(words, (await gateway.RecordOfAsync(answer)).Ledger[^1].Verdict);
    }

    [Theory]
    [InlineData("new", "discounted")]
    [InlineData("guest", "bergen")]
    public async Task An_example_that_is_of_a_value_which_was_not_sent_fits_less_than_one_that_needs_none(string user, string example)
    {
        await using var gateway = await MockTests.StartAsync(contract: ByCity);

        var answer = await gateway.GetAsync("/trips/Bergen", await MockTests.KeyAsync(gateway), ("X-Environment", "mock"), ("user", user));

        Assert.Equal(example, answer.Headers.GetValues("X-Mock-Example").Single());
    }

    [Theory]
    [InlineData("""{"guests":1,"room":{"kind":"single"}}""", "alone")]
    [InlineData("""{"guests":4,"room":{"kind":"family","beds":[1]}}""", "family")]
    [InlineData("""{"guests":0}""", "nobody")]
    [InlineData(null, "nobody")]
    public async Task Of_examples_of_a_body_the_one_is_taken_that_is_most_like_what_was_sent(string? body, string example)
    {
        await using var gateway = await MockTests.StartAsync(contract: ByCity);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/trips/Rome") { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("X-API-Key", await MockTests.KeyAsync(gateway));
        request.Headers.Add("X-Environment", "mock");

        using var answer = await gateway.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        Assert.Equal(example, answer.Headers.GetValues("X-Mock-Example").Single());
    }

    [Theory]
    [InlineData("code=500", "Prefer one of 200, 404, 4XX, or leave it out.")]
    [InlineData("code=999", "Prefer one of 200, 404, 4XX, or leave it out.")]
    [InlineData("example=none", "Prefer one of cheap, dear, example, or leave it out.")]
    [InlineData("code=404, example=dear", "Leave the preference out.")]
    public async Task What_is_preferred_and_not_in_the_contract_is_refused_with_what_is_there(string prefer, string remedy)
    {
        await using var gateway = await MockTests.StartAsync();

        var answer = await gateway.GetAsync("/travels/Rome", await MockTests.KeyAsync(gateway), ("X-Environment", "mock"), ("Prefer", prefer));

        Assert.Equal(remedy, (await GatewayTests.AssertProblemAsync(answer, 406, "mock_answer_missing")).GetProperty("remedy").GetString());
        Assert.False(answer.Headers.Contains("Preference-Applied"));
    }
}
