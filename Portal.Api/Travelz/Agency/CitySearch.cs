using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;
using Portal.Api.Travelz.Places;

namespace Portal.Api.Travelz.Agency;

/// <summary>A search in the city list: by name, by place, a page at a time.</summary>
internal sealed record CitySearch(string? Text, string? Box, int Limit, string? After)
{
    private const int DefaultLimit = 20;
    private const int LongestName = 64;

    private Func<City, bool> _inBox = _ => true;

    /// <summary>Null: a parameter has a value that it does not take.</summary>
    public static CitySearch? Read(IQueryCollection query, out (string Parameter, string Takes, string Value) wrong)
    {
        wrong = default;
        string? box = query["bbox"];
        string? text = query["q"];
        string? after = query["after"];
        var limit = DefaultLimit;
        var inBox = BoundingBox.Read(box);
        if (query.TryGetValue("limit", out var given)
            && !(int.TryParse((string?)given, NumberStyles.None, CultureInfo.InvariantCulture, out limit) && limit is >= 1 and <= 100))
        {
            wrong = ("limit", "takes a whole number from 1 to 100", given.ToString());
        }
        else if (text is "" or { Length: > LongestName })
        {
            wrong = ("q", "takes 1 to 64 characters", text);
        }
        else if (after is "" or { Length: > LongestName })
        {
            wrong = ("after", "takes 1 to 64 characters", after);
        }
        else if (inBox is null)
        {
            wrong = ("bbox", "takes west,south,east,north in degrees, such as 5,45,17,49", box!);
        }
        else
        {
            return new CitySearch(text, box, limit, after) { _inBox = inBox };
        }
        return null;
    }

    public CityPageV2 Run(string path)
    {
        var found = CityList.All.OrderBy(city => city.Name, StringComparer.OrdinalIgnoreCase)
            .Where(city => Text is null || city.Name.Contains(Text, StringComparison.OrdinalIgnoreCase))
            .Where(_inBox)
            .ToList();
        var rest = found.Where(city => After is null || string.Compare(city.Name, After, StringComparison.OrdinalIgnoreCase) > 0).ToList();
        var items = rest.Take(Limit).Select(CityV2.Of).ToList();
        return new CityPageV2(items, found.Count, rest.Count > Limit ? Next(path, items[^1].Name) : null);
    }

    private string Next(string path, string last)
    {
        var query = new QueryBuilder();
        if (Text is not null)
        {
            query.Add("q", Text);
        }
        if (Box is not null)
        {
            query.Add("bbox", Box);
        }
        query.Add("limit", Limit.ToString(CultureInfo.InvariantCulture));
        query.Add("after", last);
        return path + query.ToQueryString();
    }
}
