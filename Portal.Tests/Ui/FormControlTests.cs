using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Portal.Ui;

namespace Portal.Tests.Ui;

public sealed class FormControlTests : PartTest
{
    [Fact]
    public void A_label_belongs_to_its_control()
    {
        var field = Render<TextInput>(part => part.Add(p => p.Label, "E-mail").Add(p => p.Name, "email").Add(p => p.Value, "a@b.example"));

        Assert.Equal(field.Find("input").Id, field.Find("label").GetAttribute("for"));
        Assert.Equal("email", field.Find("input").GetAttribute("name"));
        Assert.Equal("a@b.example", field.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void A_control_is_described_by_its_error_first_and_then_its_hint()
    {
        var field = Render<TextInput>(part => part.Add(p => p.Label, "E-mail").Add(p => p.Name, "email").Add(p => p.Hint, "We send one message.").Add(p => p.Error, "No e-mail address."));
        var input = field.Find("input");
        var texts = input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find("#" + id).TextContent.Trim());

        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal(["No e-mail address.", "We send one message."], texts);
    }

    [Fact]
    public void A_field_around_a_control_of_another_kind_labels_it_and_says_what_is_wrong()
    {
        var field = Render<Field>(part => part.Add(p => p.For, "logo").Add(p => p.Label, "Logo").Add(p => p.Required, true).Add(p => p.Error, "Not a picture.").AddChildContent("<input id='logo' type='file'>"));

        Assert.Equal("logo", field.Find("label").GetAttribute("for"));
        Assert.Contains("required", field.Find("label").TextContent, StringComparison.Ordinal);
        Assert.Equal("Not a picture.", field.Find("#logo-error").TextContent.Trim());
    }

    [Theory]
    [InlineData("The field 'organization' takes 1 to 100 characters, not only spaces.", "\u201cOrganisation\u201d takes 1 to 100 characters, not only spaces.")]
    [InlineData("takes at most 80 characters", "\u201cOrganisation\u201d takes at most 80 characters.")]
    [InlineData("The Organization field is required.", "\u201cOrganisation\u201d is required.")]
    [InlineData("This name is taken.", "This name is taken.")]
    [InlineData("Choose another one", "Choose another one.")]
    public void What_is_wrong_is_a_sentence_with_the_label_in_it(string error, string sentence)
    {
        var field = Render<TextInput>(part => part.Add(p => p.Label, "Organisation").Add(p => p.Name, "organization").Add(p => p.Error, error));

        Assert.Equal(sentence, field.Find("#" + field.Find("input").GetAttribute("aria-describedby")).TextContent.Trim());
    }

    [Fact]
    public void A_field_for_a_file_is_described_by_what_is_wrong_and_asks_for_the_focus()
    {
        var field = Render<FileInput>(part => part.Add(p => p.Label, "File").Add(p => p.Name, "file").Add(p => p.Hint, "Up to 64 MB.").Add(p => p.Error, "takes a contract"));
        var input = field.Find("input[type=file]");

        Assert.Equal(["\u201cFile\u201d takes a contract.", "Up to 64 MB."], input.GetAttribute("aria-describedby")!.Split(' ').Select(id => field.Find("#" + id).TextContent.Trim()));
        Assert.True(input.HasAttribute("autofocus"));
    }

    [Fact]
    public void A_control_without_fault_is_not_marked()
    {
        var input = Render<TextInput>(part => part.Add(p => p.Label, "Name").Add(p => p.Name, "name")).Find("input");

        Assert.Null(input.GetAttribute("aria-invalid"));
        Assert.Null(input.GetAttribute("aria-describedby"));
        Assert.False(input.HasAttribute("autofocus"));
    }

    [Fact]
    public void A_password_is_never_written_back()
    {
        var input = Render<TextInput>(part => part.Add(p => p.Label, "Password").Add(p => p.Name, "password").Add(p => p.Type, "password").Add(p => p.Value, "secret")).Find("input");

        Assert.Null(input.GetAttribute("value"));
    }

    [Fact]
    public void In_an_edit_form_name_and_error_come_from_the_model()
    {
        var model = new Person();
        var form = new EditContext(model);
        var messages = new ValidationMessageStore(form);
        var field = Render<TextInput>(part => part
            .AddCascadingValue(form)
            .Add(p => p.Label, "City")
            .Add(p => p.Value, model.Home.City)
            .Add(p => p.ValueExpression, (System.Linq.Expressions.Expression<Func<string?>>)(() => model.Home.City)));

        messages.Add(() => model.Home.City, "Say where.");
        form.NotifyValidationStateChanged();

        Assert.Equal("model.Home.City", field.Find("input").GetAttribute("name"));
        Assert.Contains("Say where.", field.Find(".error").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", field.Find("input").GetAttribute("aria-invalid"));
    }

    [Fact]
    public void In_an_island_a_control_tells_its_value_at_every_key_when_asked_to()
    {
        string? said = null;
        var changed = EventCallback.Factory.Create<string?>(this, value => said = value);
        var field = Render<TextInput>(part => part.Add(p => p.Label, "City").Add(p => p.Immediate, true).Add(p => p.ValueChanged, changed));

        field.Find("input").Input("Ro");

        Assert.Equal("Ro", said);
    }

    [Fact]
    public void A_choice_marks_the_chosen_option_and_tells_the_next()
    {
        string? said = null;
        var select = Render<Select>(part => part
            .Add(p => p.Label, "Plan").Add(p => p.Name, "plan").Add(p => p.Value, "partner")
            .Add(p => p.Options, [new("starter", "Starter"), new("partner", "Partner")])
            .Add(p => p.ValueChanged, EventCallback.Factory.Create<string?>(this, value => said = value)));

        select.Find("select").Change("starter");

        Assert.Equal(["Starter", "Partner"], select.FindAll("option").Select(option => option.TextContent));
        Assert.Equal("starter", said);
    }

    [Fact]
    public void A_text_area_escapes_what_stands_in_it()
    {
        var area = Render<TextArea>(part => part.Add(p => p.Label, "Body").Add(p => p.Name, "body").Add(p => p.Value, "</textarea><b>x</b>"));

        Assert.Equal("</textarea><b>x</b>", area.Find("textarea").GetAttribute("value"));
        Assert.Empty(area.FindAll("b"));
    }

    private sealed class Person
    {
        public Address Home { get; } = new();
    }

    private sealed class Address
    {
        public string City { get; set; } = "";
    }
}
