using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Api.Hosting;

/// <summary>Times as RFC 3339 writes them, in UTC and with <c>Z</c>: <c>+00:00</c> says the same, and clients that are strict take the one alone.</summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture));
}
