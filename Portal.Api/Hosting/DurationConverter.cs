using System.Text.Json;
using System.Text.Json.Serialization;
using System.Xml;

namespace Portal.Api.Hosting;

/// <summary>Durations as ISO 8601 writes them, such as <c>PT5M</c>.</summary>
internal sealed class DurationConverter : JsonConverter<TimeSpan>
{
    public override TimeSpan Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return XmlConvert.ToTimeSpan(reader.GetString() ?? "");
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw new JsonException(JsonFault.Rule + "a duration as ISO 8601 writes it, such as PT5M.", exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, TimeSpan value, JsonSerializerOptions options) => writer.WriteStringValue(XmlConvert.ToString(value));
}
