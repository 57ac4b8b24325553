using System.Globalization;

namespace Portal.Api.Travelz.Places;

/// <summary>A city. Prices are made of its number; coordinates keep the digits they were recorded with.</summary>
internal sealed record City(int Number, string Name, string Lat, string Lng)
{
    public double Latitude { get; } = double.Parse(Lat, CultureInfo.InvariantCulture);

    public double Longitude { get; } = double.Parse(Lng, CultureInfo.InvariantCulture);
}
