using System.Buffers.Binary;

namespace Portal.Api.Access.Credentials;

/// <summary>32 bytes by which a credential is found, as a value: looking one up makes nothing on the heap, and a million of them lie close together.</summary>
internal readonly record struct KeyHash(ulong A, ulong B, ulong C, ulong D)
{
    public static KeyHash Of(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bytes),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(bytes[24..]));

    /// <summary>Of a credential that is known by its id: no keyed hash begins with 16 zeros.</summary>
    public static KeyHash OfId(Guid id)
    {
        Span<byte> bytes = stackalloc byte[32];
        bytes.Clear();
        id.TryWriteBytes(bytes[16..]);
        return Of(bytes);
    }

    /// <summary>From 64 hexadecimal digits, as the database keeps them.</summary>
    public static KeyHash Parse(string hex)
    {
        Span<byte> bytes = stackalloc byte[32];
        return Convert.FromHexString(hex, bytes, out _, out var written) is System.Buffers.OperationStatus.Done && written == bytes.Length
            ? Of(bytes)
            : throw new FormatException("A stored hash is not 64 hexadecimal digits.");
    }

    public override string ToString() => $"{A:x16}{B:x16}{C:x16}{D:x16}";

    /// <summary>The bits are as good as random already; those of ids are in the second half.</summary>
    public override int GetHashCode() => (int)(A ^ D);
}
