namespace Portal.Api.Travelz.Places;

/// <summary>Prices in their shortest form: 271.8 rather than 271.80.</summary>
internal static class Money
{
    public static decimal Discounted(decimal price, decimal discount) => Shortest(price * (1 - discount));

    public static decimal Shortest(decimal price) => price / 1.0000000000000000000000000000m;
}
