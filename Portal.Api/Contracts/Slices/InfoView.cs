using Portal.Api.Contracts.Nodes;

namespace Portal.Api.Contracts.Slices;

/// <summary>What a document says of itself: who stands behind it and under which terms. Links are web or mail addresses.</summary>
public sealed record InfoView(string? Summary, string? TermsUrl, string? LicenseName, string? LicenseUrl, string? ContactName, string? ContactUrl, string? ContactMail)
{
    /// <summary>The picture of <c>x-logo</c>, where it can be shown without asking another host for it.</summary>
    public string? Logo { get; init; }

    public string? LogoText { get; init; }

    public ExternalDocsView? Docs { get; init; }

    internal static InfoView Of(ContractDocument document)
    {
        var info = document.Root.Get("info");
        var (license, contact, logo) = (info.Get("license"), info.Get("contact"), info.Get("x-logo"));
        return new InfoView(
            info.Text("summary"),
            Web(info.Text("termsOfService")),
            license.Text("name") ?? license.Text("identifier"),
            Web(license.Text("url")),
            contact.Text("name"),
            Web(contact.Text("url")),
            contact.Text("email") is { } mail && mail.Contains('@', StringComparison.Ordinal) ? mail : null)
        {
            Logo = logo.Text("url") is { } url && Addresses.IsOwnPicture(url) ? url : null,
            LogoText = logo.Text("altText"),
            Docs = Extensions.Docs(document.Root),
        };
    }

    private static string? Web(string? address) => Addresses.IsWeb(address) ? address : null;
}
