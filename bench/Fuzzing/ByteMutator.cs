using System.Text;

namespace Bench.Fuzzing;

/// <summary>Changes bytes as accidents and malice do: flips, cuts, repeats, and pieces of syntax where they do not belong.</summary>
internal sealed class ByteMutator(Random random)
{
    private static readonly byte[][] Pieces =
    [
        .. ((string[])
        [
            "{", "}", "[", "]", ",", ":", "\"", "'", "\\", "\n", "\t", "\r\n", "#", "- ", "? ", ": ", "| ", "> ", "&a ", "*a", "<<: *a\n", "!!binary ", "!x ", "---\n", "...\n", "%YAML 1.2\n", "\uFEFF", "\0",
            "\\ud800", "1e999", "-0", ".nan", "0x", "null", "true", "~", "$ref", "\"$ref\":\"#\"", "$ref: '#/'\n", "#/components/schemas/", "../", "PK\u0003\u0004", "//", "/*", "{{{{{{{{", "[[[[[[[[[[[[[[[[", "\u2028", "😀",
        ]).Select(Encoding.UTF8.GetBytes),
        [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xFE, 0xFF],
    ];

    public byte[] Mutate(byte[] bytes, byte[] other)
    {
        var changed = bytes.ToList();
        for (var times = random.Next(1, 6); times > 0; times--)
        {
            Change(changed, other);
        }
        return [.. changed];
    }

    private void Change(List<byte> bytes, byte[] other)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 1 << random.Next(1, 9)), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, length);
                break;
            case 3:
                bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length));
                break;
            case 4 when random.Next(4) == 0:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 5 when other.Length > 0:
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(length, other.Length - from)));
                break;
            default:
                bytes.InsertRange(at, Pieces[random.Next(Pieces.Length)]);
                break;
        }
    }
}
