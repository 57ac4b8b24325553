using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Api.Hosting;

/// <summary>One word of a closed set. Whoever sends another is told which there are.</summary>
internal sealed class WordConverter<T>(JsonConverter<T> words) : JsonConverter<T>
    where T : struct, Enum
{
    private const int LongestShown = 60;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return words.Read(ref reader, typeToConvert, options);
        }
        catch (JsonException exception)
        {
            var given = reader.TokenType is JsonTokenType.String
                ? reader.GetString() is { Length: <= LongestShown } text ? $", not '{text}'" : ""
                : $", not {JsonFault.Name(reader.TokenType)}";
            var known = Enum.GetValues<T>().Select(word => JsonSerializer.SerializeToElement(word, options).GetString());
            throw new JsonException($"{JsonFault.Rule}one of {string.Join(", ", known)}{given}.", exception);
        }
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => words.Write(writer, value, options);

    public override T ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => words.ReadAsPropertyName(ref reader, typeToConvert, options);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => words.WriteAsPropertyName(writer, value, options);
}
