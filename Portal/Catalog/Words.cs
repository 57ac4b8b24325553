using System.Globalization;
using Portal.Api.Catalog.Domains;

namespace Portal.Catalog;

internal static class Words
{
    public static string Count(long count, string one, string many) => $"{count.ToString("#,0", CultureInfo.InvariantCulture)} {(count == 1 ? one : many)}";

    /// <summary><c>travel-agency</c> is Travel agency.</summary>
    public static string Title(string slug)
    {
        var text = slug.Replace('-', ' ');
        return text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..];
    }

    /// <summary>As it is declared; where it is not, by its short name.</summary>
    public static string Domain(string name, IReadOnlyList<DomainView> domains) => domains.FirstOrDefault(domain => domain.Name == name)?.Title ?? Title(name);

    /// <summary>A rate at a glance: 0.4, 12, 1,840.</summary>
    public static string Rate(double perMinute) => perMinute.ToString(perMinute is > 0 and < 10 ? "0.#" : "#,0", CultureInfo.InvariantCulture);

    public static string Milliseconds(double value) => value.ToString(value < 10 ? "0.#" : "#,0", CultureInfo.InvariantCulture) + " ms";
}
