namespace Portal.Api.Travelz.Places;

/// <summary>The cities that the agency offers trips to, by number.</summary>
internal static class CityList
{
    public static IReadOnlyList<City> All { get; } =
    [
        new(1, "Amsterdam", "52.3500", "4.9166"),
        new(2, "Andorra", "42.5000", "1.5165"),
        new(3, "Athens", "37.9833", "23.7333"),
        new(4, "Belgrade", "44.8186", "20.4680"),
        new(5, "Berlin", "52.5218", "13.4015"),
        new(6, "Bern", "46.9167", "7.4670"),
        new(7, "Bratislava", "48.1500", "17.1170"),
        new(8, "Brussels", "50.8333", "4.3333"),
        new(9, "Bucharest", "44.4334", "26.0999"),
        new(10, "Budapest", "47.5000", "19.0833"),
        new(11, "Chisinau", "47.0050", "28.8577"),
        new(12, "Copenhagen", "55.6786", "12.5635"),
        new(13, "Dublin", "53.3331", "-6.2489"),
        new(14, "Helsinki", "60.1756", "24.9341"),
        new(15, "Kiev", "50.473782", "30.516237"),
        new(16, "Lisbon", "38.7227", "-9.1449"),
        new(17, "Ljubljana", "46.0553", "14.5150"),
        new(18, "London", "51.5000", "-0.1167"),
        new(19, "Luxembourg", "49.6117", "6.1300"),
        new(20, "Madrid", "40.4000", "-3.6834"),
        new(21, "Minsk", "53.9000", "27.5666"),
        new(22, "Monaco", "43.7396", "7.4069"),
        new(23, "Moscow", "55.7522", "37.6155"),
        new(24, "Nicosia", "35.1667", "33.3666"),
        new(25, "Nuuk", "64.1983", "-51.7327"),
        new(26, "Oslo", "59.9167", "10.7500"),
        new(27, "Paris", "48.8667", "2.3333"),
        new(28, "Podgorica", "42.4660", "19.2663"),
        new(29, "Prague", "50.0833", "14.4660"),
        new(30, "Reykjavik", "64.1500", "-21.9500"),
        new(31, "Riga", "56.9500", "24.1000"),
        new(32, "Rome", "41.8960", "12.4833"),
        new(33, "San Marino", "43.9172", "12.4667"),
        new(34, "Sarajevo", "43.8500", "18.3830"),
        new(35, "Skopje", "42.0000", "21.4335"),
        new(36, "Sofia", "42.6833", "23.3167"),
        new(37, "Stockholm", "59.3508", "18.0973"),
        new(38, "Tallinn", "59.4339", "24.7280"),
        new(39, "Tirana", "41.3275", "19.8189"),
        new(40, "Vaduz", "47.1337", "9.5167"),
        new(41, "Valletta", "35.8997", "14.5147"),
        new(42, "Vienna", "48.2000", "16.3666"),
        new(43, "Vilnius", "54.6834", "25.3166"),
        new(44, "Warsaw", "52.2500", "21.0000"),
        new(45, "Zagreb", "45.8000", "16.0000"),
    ];

    public static City? Find(string name, StringComparison comparison = StringComparison.Ordinal) =>
        All.FirstOrDefault(city => city.Name.Equals(name, comparison));
}
