using Portal.Api.Catalog.Credentials;

namespace Portal.Api.Access.Credentials;

/// <summary>
/// The names under which any API behind this edge takes credentials. What arrives under one of them is taken out of every call, so that no
/// service sees a key that was meant for another.
/// </summary>
internal sealed class CredentialNames
{
    public static readonly CredentialNames Usual = new([]);

    private readonly HashSet<string> _dashed;

    public CredentialNames(IEnumerable<AcceptedCredentials> accepted)
    {
        // The usual ones always: the console sends by them, and so do clients that have not noticed that an API has moved.
        var places = accepted.Append(AcceptedCredentials.Usual).SelectMany(one => one.Kinds).SelectMany(kind => kind.Places).ToList();
        var headers = Of(places, CredentialIn.Header).ToArray();
        Headers = [.. headers.SelectMany(name => new[] { name, name.Replace('-', '_') }.Distinct().Select(spelling => (spelling, name)))];
        Parameters = [.. Of(places, CredentialIn.Query)];
        _dashed = headers.Select(Dashed).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>Each name in the spellings that are looked for: as it is, and with underscores for hyphens.</summary>
    public (string Spelling, string Name)[] Headers { get; }

    public string[] Parameters { get; }

    /// <summary>By any spelling that a service might read as the same name: many take underscores for hyphens.</summary>
    public bool HasHeader(string name) => _dashed.Contains(Dashed(name));

    private static IEnumerable<string> Of(List<CredentialPlace> places, CredentialIn place) =>
        places.Where(one => one.In == place).SelectMany(one => new[] { one.Name, one.Key }).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);

    private static string Dashed(string name) => name.Replace('_', '-');
}
