using System.Globalization;
using Portal.Api.Travelz.Places;

namespace Portal.Api.Travelz.Agency;

/// <summary>A box on the map as GeoJSON writes it (RFC 7946 section 5): west, south, east, north. West beyond east crosses the date line.</summary>
internal static class BoundingBox
{
    /// <summary>No text takes every city; null is not a box.</summary>
    public static Func<City, bool>? Read(string? text)
    {
        if (text is null)
        {
            return _ => true;
        }
        var parts = text.Split(',');
        var numbers = new double[4];
        for (var i = 0; i < 4; i++)
        {
            if (parts.Length != 4
                || !double.TryParse(parts[i], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out numbers[i])
                || !double.IsFinite(numbers[i]))
            {
                return null;
            }
        }
        var (west, south, east, north) = (numbers[0], numbers[1], numbers[2], numbers[3]);
        if (south > north || Math.Abs(west) > 180 || Math.Abs(east) > 180 || south < -90 || north > 90)
        {
            return null;
        }
        return city => city.Latitude >= south && city.Latitude <= north
            && (west <= east ? city.Longitude >= west && city.Longitude <= east : city.Longitude >= west || city.Longitude <= east);
    }
}
