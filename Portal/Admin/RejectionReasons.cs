using Portal.Ui;

namespace Portal.Admin;

/// <summary>Reasons that are given often. What is mailed is the template, and below it the administrator's own words.</summary>
internal static class RejectionReasons
{
    private static readonly Dictionary<string, (string Title, string Text)> Templates = new()
    {
        ["purpose"] = ("The purpose is unclear", "We could not tell from your request what you will use the APIs for. Write to us with a few sentences about it."),
        ["identity"] = ("The company could not be verified", "We could not verify the company. Ask again with an e-mail address of the company's own domain."),
        ["plan"] = ("Another plan fits better", "For what you describe, another plan fits better. Subscribe to that one."),
        ["duplicate"] = ("It has an account already", "Your company has an account already. Ask a colleague who owns it to let you in."),
    };

    public static IReadOnlyList<SelectOption> Options { get; } =
        [new("", "Another reason"), .. Templates.Select(template => new SelectOption(template.Key, template.Value.Title))];

    public static string Compose(string? template, string? words)
    {
        var text = template is not null && Templates.TryGetValue(template, out var found) ? found.Text : "";
        return string.Join('\n', new[] { text, words?.Trim() ?? "" }.Where(part => part.Length > 0));
    }
}
