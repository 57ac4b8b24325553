using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Portal.Ui;

/// <summary>The shapes in <c>Ui/Icons</c>, read once. To add one, put its file there.</summary>
internal static partial class IconShapes
{
    private const string Prefix = "Portal.Ui.Icons.";

    private static readonly FrozenDictionary<string, string> Shapes = Read();

    public static IEnumerable<string> Names => Shapes.Keys;

    public static string Of(string name) =>
        Shapes.GetValueOrDefault(name) ?? throw new ArgumentException($"There is no icon '{name}' in Ui/Icons.", nameof(name));

    private static FrozenDictionary<string, string> Read()
    {
        var assembly = typeof(IconShapes).Assembly;
        var shapes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".svg", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            shapes[resource[Prefix.Length..^4]] = Inner().Match(reader.ReadToEnd()).Groups[1].Value;
        }
        return shapes.ToFrozenDictionary(StringComparer.Ordinal);
    }

    [GeneratedRegex("<svg[^>]*>(.*)</svg>", RegexOptions.Singleline)]
    private static partial Regex Inner();
}
