namespace Portal.Api.Catalog.Search;

/// <summary>
/// Letters without their accents, as people type them who lack the key. A table of our own: the program runs without ICU's data, and the
/// framework then leaves what is not ASCII as it is.
/// </summary>
internal static class SearchLetters
{
    private const string Table =
        "aàáâãäåāăą cçćĉċč dďđð eèéêëēĕėęě gĝğġģ hĥħ iìíîïĩīĭįı jĵ kķ lĺļľŀł nñńņňŉ oòóôõöøōŏő rŕŗř sśŝşšș tţťŧț uùúûüũūŭůűų wŵ yýÿŷ zźżž";

    private static readonly Dictionary<char, string> Bases = Read();

    public static string Base(char letter) => Bases.TryGetValue(letter, out var plain) ? plain : char.IsBetween(letter, '\u0300', '\u036f') ? "" : letter.ToString();

    private static Dictionary<char, string> Read()
    {
        var bases = new Dictionary<char, string> { ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['þ'] = "th" };
        foreach (var group in Table.Split(' '))
        {
            foreach (var letter in group[1..])
            {
                bases[letter] = group[..1];
            }
        }
        return bases;
    }
}
