using System.Text.Json;
using Portal.Api.Hosting;

namespace Portal.Api.Catalog.Credentials;

/// <summary>The kinds of credentials that an API takes and where, in the order of its definition. Equal when they say the same.</summary>
internal sealed class AcceptedCredentials : IEquatable<AcceptedCredentials>
{
    /// <summary>Of an API whose definition does not say: a user key, in the header or the query.</summary>
    public static readonly AcceptedCredentials Usual = new([AcceptedCredential.Usual(CredentialKind.UserKey)]);

    public AcceptedCredentials(IReadOnlyList<AcceptedCredential> kinds)
    {
        Kinds = kinds;
        Text = JsonSerializer.Serialize(kinds, WireJson.Options);
        InWords = string.Join("; or ", kinds.Select(kind => kind.InWords));
        TakesBasic = Takes(CredentialIn.Basic);
        TakesBearer = Takes(CredentialIn.Bearer) || kinds.Any(kind => kind.Kind is CredentialKind.OAuth);
        TakesTokens = kinds.Any(kind => kind.Kind is CredentialKind.OAuth);
        TakesCertificates = kinds.Any(kind => kind.Kind is CredentialKind.ClientCertificate);
    }

    public IReadOnlyList<AcceptedCredential> Kinds { get; }

    /// <summary>As it is stored; see <see cref="Parse"/>.</summary>
    public string Text { get; }

    /// <summary>What to send, as the rest of a sentence that begins with "Send".</summary>
    public string InWords { get; }

    public bool TakesBasic { get; }

    public bool TakesBearer { get; }

    public bool TakesTokens { get; }

    public bool TakesCertificates { get; }

    /// <summary>Challenges of a 401 (RFC 9110, section 11.6.1), the preferred first.</summary>
    public string Challenge(string realm) => string.Join(", ", Kinds.SelectMany(kind => kind.Kind switch
        {
            CredentialKind.OAuth => [$"Bearer realm=\"{realm}\""],
            CredentialKind.ClientCertificate => [$"ClientCertificate realm=\"{realm}\""],
            _ => kind.Places.Select(place => place.In switch
            {
                CredentialIn.Header => $"ApiKey realm=\"{realm}\", header=\"{place.Name}\"",
                CredentialIn.Query => null,
                _ => $"{place.In} realm=\"{realm}\"",
            }),
        }).OfType<string>().Distinct()) is { Length: > 0 } challenges ? challenges : $"ApiKey realm=\"{realm}\"";

    /// <summary>Empty: stored before APIs could say.</summary>
    public static AcceptedCredentials Parse(string text) =>
        text.Length == 0 || text == Usual.Text ? Usual : new(JsonSerializer.Deserialize<AcceptedCredential[]>(text, WireJson.Options)!);

    public bool Equals(AcceptedCredentials? other) => other?.Text == Text;

    public override bool Equals(object? obj) => Equals(obj as AcceptedCredentials);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    private bool Takes(CredentialIn place) => Kinds.Any(kind => kind.Places.Any(one => one.In == place));
}
