using Portal.Api.Contracts.Lint.Walk;
using static Portal.Api.Contracts.Lint.LintSeverity;

namespace Portal.Api.Contracts.Lint.Rules;

/// <summary>What a contract says of itself as a whole.</summary>
internal static class InfoRules
{
    public static IReadOnlyList<LintCheck> All { get; } =
    [
        LintCheck.On<DocumentSite>(
            "info-description", Warning, "The API is described",
            "The description is the first thing a reader sees; without it nobody knows what the API is for.",
            "Say in info.description what the API does, for whom, and how to get access.",
            (document, notes) => Missing(document, "description", "The API has no description.", notes)),
        LintCheck.On<DocumentSite>(
            "info-contact", Warning, "Someone can be asked",
            "Readers with a question, and operators with an incident, need to know who owns the API.",
            "Give info.contact an email or a url.",
            (document, notes) =>
            {
                if (document.Place.Find("info") is { } info && !(info.Find("contact") is { } contact && (contact.Has("email") || contact.Has("url"))))
                {
                    notes.Add(info.At("contact"), "There is no contact with an email or a url.");
                }
            }),
        LintCheck.On<DocumentSite>(
            "info-license", Hint, "The licence is named",
            "Partners' lawyers ask under which terms the contract and what is generated from it may be used.",
            "Give info.license a name, and an identifier or a url.",
            (document, notes) => Missing(document, "license", "The API names no licence.", notes)),
    ];

    private static void Missing(DocumentSite document, string name, string message, LintNotes notes)
    {
        if (document.Place.Find("info") is { } info && (!info.Has(name) || info.Text(name) is { } text && string.IsNullOrWhiteSpace(text)))
        {
            notes.Add(info.At(name), message);
        }
    }
}
