using System.Text.Json;
using System.Text.Json.Serialization;

namespace Portal.Api.Hosting;

/// <summary>Makes a <see cref="WordConverter{T}"/> for each closed set.</summary>
internal sealed class WordConverters : JsonConverterFactory
{
    private readonly JsonStringEnumConverter _words = new(JsonNamingPolicy.CamelCase, allowIntegerValues: false);

    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter?)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(typeToConvert), _words.CreateConverter(typeToConvert, options));
}
