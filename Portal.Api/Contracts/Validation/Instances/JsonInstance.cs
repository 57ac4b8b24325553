using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Portal.Api.Contracts.Validation.Instances;

/// <summary>What System.Text.Json has read (the body of a call) as a value to be checked. Texts and names are read from its UTF-8, not copied to strings.</summary>
internal readonly struct JsonInstance(JsonElement element) : IInstance<JsonInstance, JsonChildren>
{
    public InstanceKind Kind => element.ValueKind switch
    {
        JsonValueKind.Object => InstanceKind.Object,
        JsonValueKind.Array => InstanceKind.Array,
        JsonValueKind.String => InstanceKind.String,
        JsonValueKind.Number => InstanceKind.Number,
        JsonValueKind.True or JsonValueKind.False => InstanceKind.Boolean,
        _ => InstanceKind.Null,
    };

    public int Count => element.ValueKind is JsonValueKind.Object ? element.GetPropertyCount() : element.GetArrayLength();

    public bool IsTrue => element.ValueKind is JsonValueKind.True;

    public ExactNumber Number => ExactNumber.Parse(JsonMarshal.GetRawUtf8Value(element));

    public int CodePoints
    {
        get
        {
            var raw = Raw();
            if (!raw.Contains((byte)'\\'))
            {
                var count = raw.Length;
                for (var index = raw.IndexOfAnyInRange((byte)0x80, (byte)0xBF); index >= 0 && index < raw.Length; index++)
                {
                    count -= (raw[index] & 0xC0) == 0x80 ? 1 : 0;
                }
                return count;
            }
            var runes = 0;
            foreach (var _ in RawText.Unescape(raw).EnumerateRunes())
            {
                runes++;
            }
            return runes;
        }
    }

    public ReadOnlySpan<char> Text(ref char[] buffer) => RawText.Read(Raw(), ref buffer);

    public bool TextEquals(string text) => !Raw().Contains((byte)'\\') ? element.ValueEquals(text) : RawText.Unescape(Raw()) == text;

    public bool TryGetMember(string name, out JsonInstance value)
    {
        var found = element.TryGetProperty(name, out var member);
        value = new JsonInstance(member);
        return found;
    }

    public JsonChildren Children() => new(element);

    public string Show() => element.GetRawText();

    private ReadOnlySpan<byte> Raw() => JsonMarshal.GetRawUtf8Value(element)[1..^1];
}

internal struct JsonChildren : IChildren<JsonInstance>
{
    private readonly bool _isObject;
    private JsonElement.ObjectEnumerator _members;
    private JsonElement.ArrayEnumerator _items;

    public JsonChildren(JsonElement element)
    {
        _isObject = element.ValueKind is JsonValueKind.Object;
        if (_isObject)
        {
            _members = element.EnumerateObject();
        }
        else
        {
            _items = element.EnumerateArray();
        }
    }

    public readonly JsonInstance Current => new(_isObject ? _members.Current.Value : _items.Current);

    public bool MoveNext() => _isObject ? _members.MoveNext() : _items.MoveNext();

    public readonly ReadOnlySpan<char> Name(ref char[] buffer) => RawText.Read(JsonMarshal.GetRawUtf8PropertyName(_members.Current), ref buffer);

    public readonly bool IsNamed(string name, ReadOnlySpan<byte> raw) => !raw.IsEmpty && JsonMarshal.GetRawUtf8PropertyName(_members.Current).SequenceEqual(raw);
}
