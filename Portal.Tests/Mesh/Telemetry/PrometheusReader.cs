using System.Globalization;

namespace Portal.Tests.Mesh.Telemetry;

/// <summary>Reads Prometheus' text format 0.0.4, and nothing that only resembles it.</summary>
internal sealed class PrometheusReader
{
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _helped = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    private PrometheusReader(string text)
    {
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        foreach (var line in text[..^1].Split('\n'))
        {
            Read(line);
        }
    }

    public List<PrometheusSample> Samples { get; } = [];

    public IReadOnlyDictionary<string, string> Types => _types;

    public static PrometheusReader Of(string text) => new(text);

    public PrometheusSample Single(string name, params (string Name, string Value)[] labels) =>
        Assert.Single(Samples, sample => sample.Name == name && labels.All(label => sample.Labels.GetValueOrDefault(label.Name) == label.Value));

    private void Read(string line)
    {
        if (line.StartsWith("# HELP ", StringComparison.Ordinal))
        {
            Assert.True(_helped.Add(line.Split(' ')[2]), $"Helped twice: {line}");
        }
        else if (line.StartsWith("# TYPE ", StringComparison.Ordinal))
        {
            var words = line.Split(' ');
            Assert.Equal(4, words.Length);
            Assert.Contains(words[3], (string[])["counter", "gauge", "histogram", "summary", "untyped"]);
            Assert.True(_types.TryAdd(words[2], words[3]), $"Typed twice: {line}");
        }
        else
        {
            ReadSample(line);
        }
    }

    private void ReadSample(string line)
    {
        var at = 0;
        var name = Word(line, ref at, ':');
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        if (line[at] == '{')
        {
            at++;
            while (line[at] != '}')
            {
                var label = Word(line, ref at);
                Assert.Equal("=\"", line[at..(at + 2)]);
                at += 2;
                Assert.True(labels.TryAdd(label, Value(line, ref at)), $"A label twice: {line}");
                at += line[at] == ',' ? 1 : 0;
            }
            at++;
        }
        Assert.Equal(' ', line[at]);
        Assert.True(_seen.Add(line[..at]), $"A series twice: {line}");
        var family = Family(name);
        Assert.True(_types.ContainsKey(family), $"A sample before its type: {line}");
        Assert.Contains(family, _helped);
        Samples.Add(new PrometheusSample(name, labels, double.Parse(line.AsSpan(at + 1), NumberStyles.Float, CultureInfo.InvariantCulture)));
    }

    private string Family(string name)
    {
        foreach (var suffix in (string[])["_bucket", "_sum", "_count"])
        {
            if (name.EndsWith(suffix, StringComparison.Ordinal) && _types.GetValueOrDefault(name[..^suffix.Length]) == "histogram")
            {
                return name[..^suffix.Length];
            }
        }
        return name;
    }

    private static string Word(string line, ref int at, char also = '_')
    {
        var start = at;
        Assert.False(char.IsAsciiDigit(line[at]));
        while (char.IsAsciiLetterOrDigit(line[at]) || line[at] == '_' || line[at] == also)
        {
            at++;
        }
        Assert.True(at > start, $"No name at {start}: {line}");
        return line[start..at];
    }

    private static string Value(string line, ref int at)
    {
        var value = "";
        for (; line[at] != '"'; at++)
        {
            if (line[at] != '\\')
            {
                value += line[at];
                continue;
            }
            at++;
            Assert.Contains(line[at], "\\\"n");
            value += line[at] == 'n' ? '\n' : line[at];
        }
        at++;
        return value;
    }
}

internal sealed record PrometheusSample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);
