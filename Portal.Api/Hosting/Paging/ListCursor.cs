using System.Buffers.Binary;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Api.Hosting.Paging;

/// <summary>
/// A place in a list: by what it is ordered, a time or a number, and by id among equals. It stays a place when the item that stood there has gone.
/// Written in an address it is a word that callers take from the <c>Link</c> of a page and do not make up.
/// </summary>
public readonly record struct ListCursor(long Place, Guid Id) : IParsable<ListCursor>, IComparable<ListCursor>
{
    private const int Size = sizeof(long) + 16;

    internal DateTimeOffset At => new(Place, TimeSpan.Zero);

    public static bool operator <(ListCursor left, ListCursor right) => left.CompareTo(right) < 0;

    public static bool operator >(ListCursor left, ListCursor right) => left.CompareTo(right) > 0;

    public static bool operator <=(ListCursor left, ListCursor right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ListCursor left, ListCursor right) => left.CompareTo(right) >= 0;

    public static ListCursor Parse(string s, IFormatProvider? provider) => TryParse(s, provider, out var cursor) ? cursor : throw new FormatException("This is no place in a list.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out ListCursor result)
    {
        Span<byte> bytes = stackalloc byte[Size];
        result = default;
        if (s is not { Length: Size * 4 / 3 } || !Base64Url.IsValid(s) || !Base64Url.TryDecodeFromChars(s, bytes, out var written) || written != Size)
        {
            return false;
        }
        var place = BinaryPrimitives.ReadInt64BigEndian(bytes);
        result = new ListCursor(place, new Guid(bytes[sizeof(long)..], bigEndian: true));
        return place >= 0 && place <= DateTimeOffset.MaxValue.UtcTicks;
    }

    public int CompareTo(ListCursor other) => Place != other.Place ? Place.CompareTo(other.Place) : Id.CompareTo(other.Id);

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Place);
        Id.TryWriteBytes(bytes[sizeof(long)..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }
}
