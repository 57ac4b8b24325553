using System.Globalization;

namespace Portal.Api.Mesh.Istio.Reading;

/// <summary>Values that are written as text and mean more: durations, shares, ports, words of a list.</summary>
internal static class FieldValues
{
    /// <summary>Null: not said, or zero, which switches off what it limits.</summary>
    public static TimeSpan? Duration(this FieldReader fields, string field)
    {
        if (fields.Text(field) is not { } text)
        {
            return null;
        }
        if (GoDuration.Parse(text) is { } duration)
        {
            return duration == TimeSpan.Zero ? null : duration;
        }
        fields.Report(field, $"takes a duration such as 5s or 250ms, not '{text}'");
        return null;
    }

    public static double? Number(this FieldReader fields, string field, double least, double most)
    {
        if (fields.Text(field) is not { } text)
        {
            return null;
        }
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }
        fields.Report(field, string.Create(CultureInfo.InvariantCulture, $"takes a number from {least} to {most}, not '{text}'"));
        return null;
    }

    /// <summary>Istio's Percent: <c>percentage: { value: 0.1 }</c>, 0 to 100.</summary>
    public static double? Percentage(this FieldReader fields, string field = "percentage")
    {
        if (fields.Map(field) is not { } inner)
        {
            return null;
        }
        var value = inner.Number("value", 0, 100) ?? 0;
        inner.Close();
        return value;
    }

    /// <summary>Istio's PortSelector: <c>port: { number: 80 }</c>.</summary>
    public static int? PortSelector(this FieldReader fields, string field = "port")
    {
        if (fields.Map(field) is not { } inner)
        {
            return null;
        }
        var number = inner.Port("number", required: true);
        inner.Close();
        return number;
    }

    public static int? Port(this FieldReader fields, string field, bool required = false)
    {
        if (required && !fields.Has(field))
        {
            fields.Report(field, "is required: a port from 1 to 65535");
        }
        return fields.Whole(field, 1, 65535);
    }

    /// <summary>One of some words; what is not said is the first.</summary>
    public static T Word<T>(this FieldReader fields, string field, params ReadOnlySpan<(string Word, T Meaning)> words)
    {
        var text = fields.Text(field);
        var known = new List<string>();
        foreach (var (word, meaning) in words)
        {
            if (text is null || text == word)
            {
                return meaning;
            }
            known.Add(word);
        }
        fields.Report(field, $"takes {string.Join(" or ", known)}; '{text}' is not executed by this mesh");
        return words[0].Meaning;
    }
}
