using System.Text.Json;
using Portal.Api.Travelz.Places;

namespace Portal.Api.Travelz.Agency;

/// <summary>The city list as travels v1 and hotels answer it. It never changes while the process runs.</summary>
internal static class CityListV1
{
    private static readonly byte[] Body = JsonSerializer.SerializeToUtf8Bytes(
        [.. CityList.All.Select(city => new CityV1(city.Name, city.Lat, city.Lng))], TravelzJson.Wire.CityV1Array);

    public static Task WriteAsync(HttpContext context) => Answer.BytesAsync(context, 200, Body);
}
