using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;
using Portal.Console;

namespace Portal.Tests.Console;

public sealed class FilledFormTests
{
    [Theory]
    [InlineData("Rome")]
    [InlineData("San Marino")]
    [InlineData("a&b=c#d?e/f%20+é")]
    public void A_form_comes_back_from_its_address_as_it_was(string city)
    {
        var form = FilledForm.Read(Scenes.Operation("quoteTrip"), new Dictionary<string, StringValues> { ["p.city"] = city, ["p.user"] = "new", ["as"] = Scenes.RedSubscription.ToString() });

        var again = FilledForm.Read(Scenes.Operation("quoteTrip"), QueryHelpers.ParseQuery(form.ToQuery()));

        Assert.Equal(form.Input.Parameters, again.Input.Parameters);
        Assert.Equal(Scenes.RedSubscription, again.As);
    }

    [Fact]
    public void An_address_that_fills_anything_gets_no_examples_mixed_in()
    {
        var form = FilledForm.Read(Scenes.Operation("quoteTrip"), new Dictionary<string, StringValues> { ["p.user"] = "new" });

        Assert.Equal(["city"], form.Missing.Select(parameter => parameter.Name));
    }
}
