using System.Text;
using System.Text.Json;

namespace Portal.Api.Contracts.Validation.Instances;

/// <summary>JSON's texts, as they stand between the quotes, to characters.</summary>
internal static class RawText
{
    public static ReadOnlySpan<char> Read(ReadOnlySpan<byte> raw, ref char[] buffer)
    {
        if (raw.Contains((byte)'\\'))
        {
            return Unescape(raw);
        }
        if (buffer.Length < raw.Length)
        {
            buffer = new char[Math.Max(raw.Length, 256)];
        }
        return buffer.AsSpan(0, Encoding.UTF8.GetChars(raw, buffer));
    }

    public static string Unescape(ReadOnlySpan<byte> raw)
    {
        var reader = new Utf8JsonReader([(byte)'"', .. raw, (byte)'"']);
        try
        {
            return reader.Read() ? reader.GetString() ?? "" : "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair is no character: such a text is taken as it is written.
            return Encoding.UTF8.GetString(raw);
        }
    }
}
